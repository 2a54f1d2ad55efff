"""Common misspellings, and the neighbours of each key."""

from types import MappingProxyType

_MISSPELT = """
abuse abuze; accommodation accomodation acommodation; aggressive agressive; allegation alegation allegaton;
allocated alocated; appointment apointment appointmnet; assessment assesment asessment; attended attened atended;
because becuase becasue becouse; behaviour behavour behavior; believe beleive; brother brohter; bruise bruse;
bruising brusing bruisng; checked chekced; children childern chidren; clinic clinc; concern conern; concerned
concernd; concerns conerns concers; conference confrence; contact contcat; decided decidded; definitely definately;
disclosed discolsed disclossed; discussed dicussed discused; discussion discusion dicussion discussoin; emergency
emergancy; enquiries enquires enquries; enquiry enquirey; environment enviroment; explanation explaination; family
famliy famly; father fahter; guardian gaurdian; harassment harrassment; health helath heath; hospital hopsital;
immediate imediate immediatly; immediately immediatley immediatly; information infomation informaton; injuries
injurys; injury injuiry; interview inteview; liaise liase; manager manger maneger; medical meidcal; meeting meting
meetign; mother mohter; necessary neccessary; neglect neglet; occurred occured; officer offcier; paediatrician
peadiatrician paediatrican; parents parnets; partner parnter; physical phsyical; police polcie; possible posible;
present presnt; previous previuos previos; probably probaly; professional proffesional; received recieved; referral
referal refferal; referred refered; relationship realtionship; safeguarding safegaurding; school shcool scool;
section secton; separate seperate; separately seperately; services servcies; should shoud; sibling siblng;
significant signficant significent; social socail; statement statment; strategy stratergy stratagy; support suport;
their thier; through thru throuh; today todya; together togther; tomorrow tommorow tomorow; until untill; visit
vist; visited vistied; weight wieght; which whcih wich; would woud wuold; written writen
"""
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _neighbours() -> dict[str, str]:
    return {
        key: "".join(row[at] for at in (place - 1, place + 1) if 0 <= at < len(row))
        for row in _KEYS
        for place, key in enumerate(row)
    }


MISSPELT = MappingProxyType({word: tuple(wrong) for word, *wrong in (each.split() for each in _MISSPELT.split(";"))})
"""Word → how people misspell it."""

NEIGHBOURS = MappingProxyType(_neighbours())
"""Letter → the letters on the keys beside it."""
