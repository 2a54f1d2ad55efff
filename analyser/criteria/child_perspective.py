"""child_perspective: the record says what the child said, wants or feels, or why that could not be had.

## What it looks for
The child's words or account, in quotation marks or reported; what the child wants, likes or fears; how a child
who does not speak shows it; a day as the child lives it; an answer under "Voice of the child"; or the reason why the
child could not be asked.

## Why it matters
A discussion can be long and never say what the child makes of it (bulletin, area C).

## Known limits
A parent or a member of staff called by first name is taken for the child when the words are such as children say.
Whom "he" or "she" means is looked up one sentence back, not further.
"""

import re

from analyser.domain.criterion import Criterion, Pattern
from analyser.domain.evidence import Why
from analyser.domain.judgement import judge_stated


def _any(words: str) -> str:
    """One of the words, which are separated by spaces; "_" stands for a space within one."""
    return f"(?:{'|'.join(words.split())})".replace("_", " ")


# --- who speaks -----------------------------------------------------------------------------------
_CHILD_NOUN = _any(
    r"child(?:ren)? bab(?:y|ies) boys? girls? lads? kids? yp young_(?:person|people|man|lady) twins? pupils? student"
    r" toddler infant little_(?:one|un) teenager patient pt siblings?"
)
# Other people with a voice in a record; patterns see them as ¤, so that "[^¤]" means "no adult".
_ADULT = _any(
    r"mum mam mom mother father dad parents? step-?(?:mum|dad|mother|father) [mf]o[cb] [mp]g[mf] gran\w* nan\w* aunt\w*"
    r" uncle partner boyfriend girlfriend carers? neighbours? landlord adults? family man woman husband wife caller"
    r" victim resident suspect lady"
)
_NO_NAME = _any(
    r"i we you it this that there who which what nobody everyone all some none no one police school health hv sn gp sw"
    r" cp dr pc d[csi] ps sgt officers? nurs\w+ doctor paed\w* consultant midwi\w+ teacher head\w* dsl manager chair\w*"
    r" tm atm worker social care csc nursery ward staff writer referrer housing probation camhs lado iro solicitor"
    r" senco physio registrar crew paramedics? meeting group members agencies professionals discussion hospital report"
    r" letter notes? minutes record act law guidance also has had have was is and or but then not never be been to as"
    r" lead visitor education she's he's mrs? ms miss now"
)
_AGED = r"(?: \(?\d{1,2}(?:y|yrs?)?\)?,?)?"
_LETTER = "a-z\u00df-\u02af\u0300-\u0587\u1e00-\u1fff"
"""In a set: the letters of names, with accents that stand by themselves."""
# A name starts a sentence or a clause; before "told the nurse" it may stand anywhere, but for "Mr" and the like.
_CALLED = rf"(?!{_NO_NAME}\b)[{_LETTER}][{_LETTER}'-]*{_AGED}"
_NAME = rf"(?:(?<=\] )|(?<=[.,;:(] )|(?<= (?:and|but) )|(?<= (?:that|when) )){_CALLED}"
_ANYONE = (
    rf"\b(?=[{_LETTER}'-]+ (?:\(?\d|(?:ha[sd] |then |also |later |now )?(?:t(?:old|ells)|sa(?:id|ys)|asked|confided"
    rf"|disclosed|show|hand|wrote)))(?<!mr )(?<!mrs )(?<!ms )(?<!miss )(?<!dr )(?<!d[cs] )(?<!pc ){_CALLED}"
)
_THEY = r"\b(?:s?he|they)"
_THE_CHILD = rf"(?:\b(?=[bcgklypst]){_CHILD_NOUN}{_AGED}|{_THEY})"
# No adult stands before "she" in its sentence who could be meant, nor starts the sentence before.
_NO_ADULT = r"(?:^\[[^]]*\]|;|\bfull stop|\bbut) [^¤;|]{0,160}?"
_ADULT_FIRST = r"^(?![\"']|when )(?:\W*\w+ ){0,3}?\W*(?:¤|\b(?:mrs?|ms|miss)\b)"
# Notes leave the speaker out: "Says he hates it there.", "23:10 Told me ..."
_NOBODY = r"(?<=[].;:!|-] )(?:\d[\d:.]*(?:hrs|am|pm)?:? )?"

# --- how it is told -------------------------------------------------------------------------------
_ALREADY = r"(?: (?:ha[sd]|have|also|then|later|now|since|once|only|just|openly)){0,2}"
_SAID = _any(
    r"sa(?:id|ys?|ying) t(?:old|ells|elling) ask(?:ed|s) repl(?:ied|ies) answered wrote writes typed sign(?:ed|s|alled)"
    r" whispered shouted describe[ds] disclose[ds] allege[ds] report(?:s|ed) den(?:ies|ied) confided reckons thinks"
    r" explained admit(?:s|ted) stated maintains insists texted gave_(?:an?|his|her|their)_account drew draws mentioned"
    r" made_an?_(?:disclosure|allegation) retracted remembers repeated is_(?:clear|adamant|certain|convinced) calls"
    r" recalls recounted complain(?:ed|s) begged pleaded screamed blurted volunteered claims sp(?:oke|eaks)_of"
    r" talk(?:ed|s)_(?:of|about) pointed_(?:to|at) nodded chose circled acted_out mimed"
)
_HEARER = (
    r"(?:me\b|staff\b|(?:\w+ ){0,3}(?:staff|nurse|teacher|ta|tutor|friend|worker|sw|hv|sister|key ?worker|key person"
    r"|lsa|assistant|head\w*|dsl|officer|doctor|dentist|paramedics?|crew|specialist|mentor|coach|counsellor|visitor"
    r"|imam|play\w*)\b|(?:mr|mrs|ms|miss|dr|sr|pc|dc|ds|sgt|s/n) \w+)"
)
_TOLD_STAFF = (
    r"(?:t(?:old|ells|elling)|sa(?:id|ys) to|confided (?:in|to)|disclosed to|whispered to|wrote to|confirmed to"
    rf"|hand(?:ed|s)|show(?:ed|s)) {_HEARER}"
)
_ASKED_STAFF = rf"(?:{_TOLD_STAFF}|asked (?:if|whether|could|can|for|to|that|{_HEARER}))"

# --- what children say: how they feel, what they want, what was done to them, and by whom ---------
_MOOD = (
    r"(?:scared|frightened|afraid|terrified|worried|sad|embarrassed|ashamed|lonely|unhappy|happy(?! (?:for|with|to"
    r"|that))|cross|upset|nervous|angry|bored|sorry|safe(?:r|st)?|homesick|tired of)"
)
_WANTS = (
    r"(?:want(?:s|ed)?|wish(?:es|ed)?|would (?:really |quite |also |just )?(?:like|love|rather|prefer|go)|'d (?:like"
    r"|love|rather|prefer)|enjoys|adores|longs|hopes|dreads|knows|is (?:not )?(?:fond|keen|proud)|(?:isn't|not)"
    r" bothered|like[sd]|loves?|hate[sd]|misses|prefers|(?:do(?:es)?|did)(?: not|n'?t) (?:want|like|feel|see|trust)"
    rf"|feels?|(?:is|was|are|were|gets?|got|feel(?:s|ing)?|felt|isn'?t|wasn'?t)(?: \w+)? {_MOOD}|(?:is|was|are)"
    r" (?:dreading|desperate|looking forward|missing)|won't go|proper frightened|worries)\b"
)
_HURT = (
    r"(?:hits?|hurts?|kicked|punched|slapped|smacked|beat|grabbed|pulled|pushed|shoved|touched|thr(?:ew|ows)|shout\w*"
    r"|locked|dragged|bit|shook|strangled|squeezed|kissed|whipped|burn(?:ed|t)|made (?:him|her|me|them))"
)
_TOLD = (
    rf"(?:\"\w|¤|(?<![a-z])'(?:i|i'm|my|he|she|no)\b|\b(?:{_WANTS}|{_MOOD}\b|{_HURT}\b|(?:mummy|daddy|home|bed\w*"
    r"|sleep\w*|school|sister|brother|friends?|game|secret|hungry|nobody|sexual\w*|nasty)\b))"
)
_SOMEBODY = r"\b(?:h(?:e|im|er|ers)|she|it|they|them|no one|nobody|everyone|people)\b"
_NEAR = r"[^.;]{0,90}?"
_FIRST_PERSON = (
    r"(?:\"|(?<![a-z])')(?=[^\"]{0,120}?\b(?:i|i'm|i'll|i've|i'd|im|me|my|mummy|daddy|he|she|not)\b|[^\"]{0,60}¤)"
    r"[^\"]{4,}[\"']"
)
# Of somebody called by one name, or by none, only what a child would be said to want or fear.
_OF_A_CHILD = (
    r"(?:(?:does|did|do)(?: not|n'?t) (?:want|like|feel safe)|(?:is |was |feels? |felt |so |too |more )?"
    r"(?:scared|frightened|terrified|sad|lonely|ashamed|embarrassed)\b|(?:wants?|would (?:like|rather|love)|wanted)"
    r" (?:to (?:stay|live|go|be|finish|come|move|sleep)|a |out\b|(?:her |his )?¤|it to)|won't go|hates|loves|misses"
    r" (?:her|his|¤|home)|is dreading|likes (?:the|it|being|living))(?![^.;]{0,40}\b(?:kids|children|baby)\b)"
)
# A member of staff is told; a child or a name says what children say; "she" says anything, no adult being about.
_TELLS = rf"(?:{_THE_CHILD}|{_ANYONE}){_ALREADY} (?:{_TOLD_STAFF}|asked (?:me|if|could)\b)|{_NOBODY}{_TOLD_STAFF}"
_SAYS = rf"(?:(?:\b{_CHILD_NOUN}|{_NAME}){_ALREADY} |{_NOBODY}){_SAID}\b(?={_NEAR}{_TOLD})"
_SHE_SAYS = (
    rf"{_NO_ADULT}{_THE_CHILD}(?:[^.;]{{0,60}}? and)?{_ALREADY}"
    rf" (?:{_SAID}\b(?={_NEAR}(?:{_TOLD}|{_SOMEBODY}))|{_ASKED_STAFF})"
)
_CLAUSE = rf"(?:\b{_CHILD_NOUN}|{_NO_ADULT}(?:(?<=[].,;:] )|(?<= and )|(?<= but )|(?<= that )){_THEY})"
_ACCOUNT = (
    rf"(?:\bin (?:his|her|their) own words|\b(?:his|her|their|{_CHILD_NOUN}(?:'s|'|s')?|(?<=\] )[{_LETTER}]+'s) (?:own "
    r"|initial |first |only )?(?:account|words?|version|view|wish(?:es)?|take|story|disclosure|allegation|explanation"
    r"|answer)(?: (?:to|of|about) [^.;:]{0,40}?| retracted)? ?(?:is|was|were|:|=|-|that|are)(?=\W))"
)

# --- where the form asks for it -------------------------------------------------------------------
_ASKED_FOR = (
    r"(?:(?:voice|views?|wishes|feelings|words|perspective|account|history|opinion|experience)[^\]:|?]{0,20}"
    rf"\b{_CHILD_NOUN}\b|\b{_CHILD_NOUN}(?:'s|s')?\s(?:own )?(?:voice|views?|wishes|feelings|words|perspective|account"
    r"|version|lived|says?|said|tells?|told|thinks|wants)|lived experience|wishes (?:and|&|/) feelings"
    rf"|(?:what|how) (?:does |do |did |has |is )?(?:the )?{_CHILD_NOUN}\b|day in the life)"
)
_FIELD = rf"^\[(?:[^]]*{_ASKED_FOR}[^]]*\]\s|[^]]*\]\s[^:|?.]{{0,30}}{_ASKED_FOR}[^:|.?]{{0,40}}(?:[:|?=-]+|\s-)\s*)"
_NO_ANSWER = (
    r"(?:(?:\w+ ){0,3}(?:not (?:yet |been )*(?:known|obtained|sought|seen|spoken|recorded|available|gathered|heard"
    r"|asked|covered|done|discussed|established)|nk\b|unknown|tb[ca]|to be |to (?:see|speak|visit|talk|meet|obtain|get"
    r"|find|explore|capture|seek|follow)|will (?:be|see|speak)|must|should|see (?!my\b|¤)|discussed|considered|awaited"
    r"|pending|requested|noted|important|taken into)|(?:n/?a|none|no|yes|y|n|as above|nil|-|\.+|_+)\W*$|$)"
)

# --- why the child could not be asked -------------------------------------------------------------
_REASON = (
    r"(?:because|so as|so that|in order|to avoid|due to|owing to|for fear|given|since|on (?:the )?advice|at the request"
    r"|as (?:he|she|they|it|this|the|we|police|not|per|abe)|(?:until|before|pending) (?:the |her |his |an? )?(?:abe"
    r"|interview|video|police|achieving)|prejudic\w+|contaminat\w+|jeopardi\w+|lead(?:ing)? (?:him|her|them)|asleep"
    r"|sedated|unconscious|surgery|theatre|interpreter|unwell|poorly|abroad|missing|too \w+|an?aesthetic|opiates"
    r"|ventilat\w+|intubat\w+)"
)
_ASKED = r"(?:ask|sp[eo]k|talk|question|interview|seen|heard|approach|account|obtain|establish|view)"
_NOT = r"(?:not|nobody|no[- ]one|n't|no|never|neither|left|nor)"
_NOT_ASKED = (
    rf"\b{_NOT}\b[^.;]{{0,60}}?\b{_ASKED}[^.;]{{0,80}}?\b{_REASON}"
    rf"|\b(?:because|due to|owing to|since|as|given|asleep)\b[^.;]{{0,80}}?\b{_NOT}\b[^.;]{{0,40}}?\b{_ASKED}"
)
_CANNOT = (
    r"\b(?:pre-?\s?verbal|non-?\s?verbal(?! (?:reason|skill|score|cue))|not verbal|too (?:young|little|small|tiny"
    r"|poorly|unwell|ill|sleepy|drowsy|distressed|upset|frightened|scared)(?: (?:\w+ ){0,3}(?:to|for)\b|(?=\W*$))|(?:no"
    r"|without|limited) (?:speech|language|words)|(?:does|do|did)(?: not|n't|nt) (?:yet )?(?:speak|talk)\b|(?:can(?:not"
    r"|'?t)|could(?: not|n't)|unable to|not able to|not old enough to|not possible to|nobody can|(?:refus|declin)\w+ to"
    r"|won't|would(?: not|n't)|did(?: not|n't) (?:want|wish) to|chose not to) (?:\w+ )?(?:give an|tell us|tell anyone"
    r"|discuss|answer|say|speak|talk|be asked|ask h|communicate|obtain|get a word|be drawn|be heard|engage|express)"
    r"|mute\b|(?:neither|none|nobody)[^.;]{0,20} (?:would|will|wants to) (?:talk|speak|say|tell))"
)

# --- how a child shows it, and a day as the child lives it ----------------------------------------
_SHOWS = (
    r"\b(?:startl\w+|flinch\w*|cling\w*|watchful|quietens|stiffens|lights up|smiles|hides|hid|freezes|frozen|cowers"
    r"|cries|cried|settles|brightens|calms?) (?:\w+ ){0,3}?(?:when\w*|at|with|to|near|if|by|on|under|for|behind)\b"
)
_LIVES = (
    r"\b(?:(?:his|her|their|the child's|baby's) (?:whole )?(?:days?|world|life|nights?|evenings?) (?:is|are|was|starts"
    r"|consists?|begins?|at home)|(?:what|how) it (?:is|'s|was|must be|might be|feels) (?:like )?(?:to be|for|being)"
    r"|what life is like|(?:from|through) (?:(?:the )?(?:baby|child)(?: \w+)?(?:'s)?|his|her|their|\w+'s) (?:end|point"
    r" of view|side|shoes|eyes|perspective)|life (?:for|is|as) (?:him|her|them|a|the child)|to (?:him|her),? home is"
    r"|(?:gets|puts|takes) (?:him|her|them)sel(?:f|ves) (?:up|to|ready)|(?:spends|wakes|lies|waits|sits|goes) (?:\w+"
    r" ){0,6}(?:alone|awake|hungry|cold|by (?:him|her)self|most of|every night|each night))\b"
)

# --- what is still to come, or said of children in general ----------------------------------------
_LATER = (
    r"\b(?:to be (?:\w+ )?(?:seen|spoken|asked|interviewed|heard|captured|sought|obtained|gathered|explored|visited)"
    r"|(?:to|will|shall|plans? to|going to|'ll) (?:\w+ ){0,2}?(?:see|speak|talk|ask|visit|find out|explore|capture"
    r"|obtain|seek|gather|get|interview|hear|listen|be (?:speaking|asked|seen|spoken|interviewed))|must|should|needs?"
    r" to|ought|hoping)\b"
)
_FIND_OUT = (
    r"\b(?:to|will|can|shall|'ll|may i|must|should|needs? to|agreed|has anyone|resolved) (?:\w+ ){0,5}?(?:be asked|ask"
    r"|find out|see(?! her| him)|explore|obtain|gather|establish|take|consider|capture|ascertain)\b[^.;]{0,60}?"
    r" \(?(?:how|what|who|whether|if|wishes|views?)\b"
)
_IF = r"^\[[^]]*\] (?:if(?! (?:the )?\w+ (?:was|is|were|could|has) not)|were|should|supposing|suppose|unless|where)\b"
_RULE = (
    r"\b(?:(?:every|any) (?:child|pupil|bab(?:y|ies))|children (?:must|should|who|of)|a (?:child|pupil|young person)"
    r" who|act 1989|guidance|standard|polic(?:y|ies)|procedures?|section 47\(5a\))\b"
    r"(?=.{0,90}\b(?:must|should|right|requires?|be heard|listened|ascertained)\b)"
)


def _anywhere(regex: str) -> re.Pattern[str]:
    """The expression from the start of the line, so that it is tried where no adult is named as well."""
    return re.compile(regex if regex.startswith("^") else f"^.*?(?:{regex})")


def _evidence(name: str, regex: str, *, cues: str = "") -> Pattern:
    return Pattern(name=name, regex=_anywhere(regex), cues=_split(cues), score=0.9)


def _near(name: str, why: Why, regex: str, *, after: str | None = None, cues: str = "") -> Pattern:
    """A sentence that has the words and is about something else."""
    before = re.compile(after) if after else None
    return Pattern(name=name, why=why, regex=_anywhere(regex), after=before, cues=_split(cues))


def _split(cues: str) -> tuple[str, ...]:
    return tuple(filter(None, cues.split("|")))


# What a pattern cannot match without.
_RULE_CUES = "every|any |children |child who|pupil who|person who|act 1989|guidance|standard|polic|procedure|section 47"
_SAID_CUES = (
    "said|say|told|tell|ask|repl|answer|wrote|write|typed|sign|whisper|shouted|describe|disclose|allege|report|denie"
    "|confided|reckon|thinks|explain|admit|stated|maintain|insist|texted|gave |drew|draws|mention|made a|retract"
    "|rememb|repeat|is clear|adamant|certain|convinced|calls|recall|recount|complain|begged|pleaded|scream|blurt"
    "|volunteer|claims|spoke|speaks|talk|pointed|nodded|chose|circled|acted out|mimed|confirmed to|hand|show"
)
_COULD_NOT_CUES = (
    "ask|spok|spek|talk|speak|question|view|seen|heard|approach|account|obtain|establish|verbal|too |no speech"
    "|no language|no words|without |limited |cannot |can't |cant |could not |couldn't |unable |able to |old enough"
    "|possible to |nobody|refus|declin|won't |would not |wouldn't |did not |didn't |chose not|mute|none|neither"
)
_WANTS_CUES = (
    "want|wish|would|'d |enjoys|adores|longs|hopes|dread|knows|fond|keen|proud|bothered|like|love|hate|misses|missing"
    "|prefer|feel|felt|nt see|n't see|not see|nt trust|n't trust|not trust|scared|frighten|afraid|terrif|worrie|sad"
    "|embarrass|ashamed|lonely|happy|cross|upset|nervous|angry|bored|sorry|safe|homesick|tired of|desperate"
    "|looking forward|won't go|account|word|version|view|take|story|disclosure|allegation|explanation|answer"
)
_LIVES_CUES = (
    "startl|flinch|cling|watchful|quieten|stiffen|lights up|smiles|hid|freez|froz|cower|cries|cried|settles|brighten"
    "|calm|day|world|life|night|evening|it is|it 's|it was|it must|it might|it feels|end|point of|side|shoes|eyes"
    "|perspective|home is|gets h|gets them|puts h|puts them|takes h|takes them|alone|awake|hungry|cold|self|most of"
    "|every "
)


_CUES = (
    "\"|told |tells|to tell|said|says|saying|is clear|could not|couldn't|would talk|what it|wrote|typed|signed "
    "|disclos|alleg|confided|describe| account|words|wants|want to|wanted|would like|'d like|likes|n't like|scared"
    "|fright|terrif|wish|voice|views|view is|verbal|too young|too little|too tiny|speech|cannot|can't|unable|spoken"
    "|mute|aesthetic|not asked|been asked|misses|cling|startl|flinch|watchful|world|denies|rather|feel|perspective"
    "|lived|asked me|asked if|asked for|asked could|settles|chose|herself |himself |hungry|declin|refus"
)
CRITERION = Criterion(
    id="child_perspective",
    area="C",
    title="Child's perspective",
    question="Does the record say what the child said, wants or feels, or why that could not be obtained?",
    pointer="Record what the child said, wants and feels, in the child's words; or why the child could not be asked.",
    missing="Nothing is recorded from the child's side",
    judge=judge_stated,
    core=False,
    cues=tuple(_CUES.split("|")),
    subject=re.compile(rf"\b{_ADULT}\b"),
    carries=True,
    patterns=(
        _near("if", Why.HYPOTHETICAL, _IF),
        _near("policy", Why.POLICY, _RULE, cues=_RULE_CUES),
        _near("question", Why.QUESTION, r"^[^\"']*\?\W*$", cues="?"),
        _near("adult_before", Why.OTHER_PERSON, rf"^\[[^]]*\] (?:{_THEY}\b|{_SAID})", after=_ADULT_FIRST),
        _evidence("could_not", rf"{_NOT_ASKED}|{_NO_ADULT}(?<! i )(?<! we ){_CANNOT}", cues=_COULD_NOT_CUES),
        _near("no_answer", Why.DEFERRED, rf"{_FIELD}{_NO_ANSWER}"),
        _evidence("field", rf"{_FIELD}[\w\"'\u2022]"),
        _evidence("told", rf"{_TELLS}|{_SAYS}|{_SHE_SAYS}", cues=_SAID_CUES),
        _evidence("quoted", rf"{_NO_ADULT}(?:(?<=[].:,=-] )|\b{_SAID}:? (?:\w+ ){{0,4}}){_FIRST_PERSON}", cues="\"|'"),
        _near(
            "find_out",
            Why.DEFERRED,
            _FIND_OUT,
            cues="ask|find out|see|explore|obtain|gather|establish|take|consider|capture|ascertain",
        ),
        _evidence(
            "wants",
            rf"{_CLAUSE}{_ALREADY} {_WANTS}|{_NO_ADULT}{_NAME}(?: -| is|'s|:)?{_ALREADY} {_OF_A_CHILD}"
            rf"|{_NOBODY}{_OF_A_CHILD}|{_NO_ADULT}{_ACCOUNT}",
            cues=_WANTS_CUES,
        ),
        _evidence("lives", rf"{_SHOWS}|{_LIVES}", cues=_LIVES_CUES),
        _near("later", Why.DEFERRED, _LATER),
    ),
    met_example="She told her teacher that she is scared to go home.",
    not_met_example="SW to see her alone at school and ask how she feels about home.",
)
