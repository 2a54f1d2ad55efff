"""Who, where and when: the invented particulars that stand at the head and foot of a record."""

from datetime import date, timedelta
from random import Random


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


_FIRST = _words(
    """
    Aaliyah Adebayo Agnieszka Aidan Alfie Alisha Amara Amir Anais Anton Archie Asha Aurelia Ayaan Aylin Bartek
    Bella Blessing Brandon Caleb Callum Carys Chidi Chloe Connor Dainton Danyal Darius Demi Dilan Dominik Edie
    Efe Elif Elijah Ellis Emre Esme Ewan Farah Faith Femi Ffion Finlay Florin Freya Gabriela Gethin Grace
    Gurpreet Hamza Hana Harley Harriet Hassan Ibrahim Ines Iolo Isla Ivo Jada Jayden Jude Kacper Kai Kezia
    Khadija Kofi Kyra Lacey Laszlo Layla Leila Leo Lily Logan Luca Mabel Maja Malachi Marley Mason Maya Mehmet
    Mila Mohammed Nadia Naomi Nevaeh Niamh Nikhil Noah Oisin Olivia Omar Oskar Pavel Poppy Priya Rahim Reece
    Rhys Riley Rosa Ruby Rukhsana Saffron Samir Sanjay Seren Shanice Sienna Simran Skye Sofia Tariq Tegan Theo
    Tia Tomos Tunde Tyler Uzma Veronika Wren Xanthe Yasmin Yusuf Zac Zahra Zainab Zofia
    """
)
_LAST = _words(
    """
    Abbott Adeyemi Akhtar Appiah Ashworth Balogun Banerjee Bevan Birch Boateng Bowen Braithwaite Bukowski
    Calloway Chaudhry Coker Cosgrove Dacosta Dhillon Doyle Eccles Edwards Evans Fairclough Farouk Feeney
    Gallagher Georgiou Gill Grabowski Greaves Hale Hargreaves Haque Hinds Hussain Igwe Iqbal Jarvis Jenkins
    Kaur Kelleher Khan Kowalski Lam Latham Lewis Lindqvist Lomax Mahmood Marsh Mbeki McAllister McGrath Mensah
    Mistry Morgan Musa Nash Ndlovu Nolan Novak Obi Odell Okafor Olsen Osei Owens Parry Patel Petrov Pryce
    Quaye Quigley Rahman Rees Reilly Rossi Rowe Sandhu Sato Seddon Shah Sharma Silva Singh Sloane Stoica
    Sutton Szabo Tandy Teague Thorne Tierney Tran Uddin Vance Vaughan Wardle Whelan Wilkes Wozniak Yates
    Yilmaz Zaman
    """
)
_PLACES = _words(
    """
    Alderbrook Ashmere Barrowdale Birchover Calderwick Castlemere Dunsford Eastholme Fenbridge Garside
    Harrowfield Hollinsby Kelmarsh Kingsmoor Larkhill Lindenvale Marlow Milburn Northwick Oakhampton
    Priorsleigh Ravensby Redmarsh Ribbleford Saltmarsh Severnside Stonebeck Thornaby Tilford Wexcombe Westbury
    Wolverley Yarrowdale
    """
)
_TEAMS = (
    *("Assessment Team 1", "Assessment Team 3", "Duty and Assessment", "North Locality", "South Hub", "East Area Team"),
    *("Referral and Assessment", "Safeguarding Team B", "Children in Need 2", "Hospital Team", "First Response"),
)
_DATES = ("%d/%m/%Y", "%d.%m.%y", "%A %d %B %Y", "%d %b %Y", "%d %B", "%a %d/%m", "%d-%m-%Y", "%d/%m/%y")
_TIMES = ("%H:%M", "%H.%M", "%H%M hrs", "%H%Mhrs", "%H:%M hrs")
_FIRST_DAY, _DAYS = date(2014, 1, 6), 11 * 365


def draw_facts(rng: Random) -> dict[str, str]:
    """The particulars of one record, by the names that templates use.

    Nobody in them has one of the four parties' roles: who took part is for the passages to say.
    """
    first, last, clerk = rng.choice(_FIRST), rng.choice(_LAST), f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
    day = _FIRST_DAY + timedelta(days=rng.randrange(_DAYS))
    form, minute = rng.choice(_DATES), rng.randrange(8 * 60, 18 * 60, 5)
    age = rng.randint(1, 17)
    born = day - timedelta(days=365 * age + rng.randrange(365))
    initials = f"{first[0]}{last[0]}"
    child = rng.choice(
        (f"{first} {last}", f"{first} {last[0]}", f"{first[0]}.{last[0]}.", f"{first} {last.upper()}", first)
    )
    return {
        "child": child,
        "first": first,
        "initials": initials,
        "age": rng.choice((f"{age} yrs", f"{age}y", f"{age}", f"aged {age}")),
        "born": born.strftime("%d/%m/%Y"),
        "ref": f"{rng.randrange(10_000, 9_999_999)}",
        "date": day.strftime(form),
        "typed": (day + timedelta(days=rng.randint(0, 6))).strftime(form),
        "time": f"{minute // 60:02}:{minute % 60:02}",
        "clock": _clock(rng.choice(_TIMES), minute),
        "minute": str(minute),
        "clerk": clerk,
        "short": clerk[0] + clerk.split()[1][0],
        "writer": rng.choice((clerk, f"{clerk[0]} {clerk.split()[1]}", f"{clerk[0]}. {clerk.split()[1]}")),
        "reader": rng.choice(_FIRST),
        "place": rng.choice(_PLACES),
        "town": rng.choice(_PLACES),
        "team": rng.choice(_TEAMS),
        "number": str(rng.randint(2, 240)),
    }


def _clock(form: str, minute: int) -> str:
    return form.replace("%H", f"{minute // 60:02}").replace("%M", f"{minute % 60:02}")


def log_time(form: str, minute: int) -> str:
    """A time of day as a log writes it, e.g. ``log_time("%H:%M", 605)``."""
    return _clock(form, minute % (24 * 60))


LOG_TIMES = ("%H%M", "%H:%M", "%H.%M", "%H%Mhrs", "%H:%M -", "%H.%M -")
"""How logs write the time at the start of a line."""
