"""Triggers for what is said of something else: what the meeting is for, policy, other people, the past."""

import re

from analyser.detecting.phrases import ADULT, DECIDED, GOES_ON, LONG_AGO, MONTH, OTHER_CHILD, YEAR, Trigger, words
from analyser.domain.evidence import Why

_ASK = r"(?:decid|consider|determin|establish|agree|discuss|think about|see|settl|plan|explor|weigh|debat|ask)\w*"
_STRATEGY = r"(?:strategy |strat )?(?:discussion|meeting|mtg|call|sd)s?"

PURPOSE = Trigger(
    Why.PURPOSE,
    before=re.compile(
        words(
            "purpose(?! of (?:the |this )?¤)|aims?|remit|agenda|script|terms of reference"
            rf"|reason for (?:the |this )?{_STRATEGY}|is (?:there|about) (?:to|for) (?:decid|agree)\w*"
            "|strategy (?:discussion|meeting)s? (?:decides?|considers?|determines?|must|is (?:to|where|for))"
            r"|(?:there|here|met|meeting|convened|held|called|gathered|sat down) (?:\w+ ){0,2}to (?:decide|consider"
            "|determine|discuss|answer|settle|agree|plan|look at)"
        )
    ),
    place=re.compile(words(f"purpose|agenda|script|standard text|for decision|reason for (?:the |this )?{_STRATEGY}")),
    far=True,
)
TO_ASK = Trigger(
    Why.PURPOSE,
    before=re.compile(
        rf"\b(?:to|must|and|would|should|for|us|can|could|we|having|a view to|of) {_ASK} (?:upon |on |about |up )?"
        r"(?:if|whether|the need|any|next steps)\b"
    ),
)

POLICY = Trigger(
    Why.POLICY,
    before=re.compile(
        r"\b(?P<fine>(?:in (?:line|accordance|keeping) with|as per|per|following|under) (?:the |our |local "
        r"|lscb )?(?:\w+ ){0,2})?(?:polic(?:y|ies)|procedures?|guidance|protocol|practice standard|manual|handbook"
        r"|flow ?chart|pathway)\b|"
        + words(
            r"the act|the law|duty to|children act|working together|statut\w+|legislation|automatic(?:ally)?"
            "|matter of (?:course|routine)|obliges?|regulations?|requires? (?:the|a|that|us)|a local authority"
            "|has a duty|whenever|where (?:a|any|there)|(?:any|all|every|each|no) (?:bab(?:y|ies)|child|infants?"
            r"|bruis\w+|burns?|fractures?|cases?|injur\w+) (?:\w+ ){0,4}(?:must|should|has|have|is|are|needs?)"
        )
    ),
    after=re.compile(
        words(
            "places? (?:a|the) duty|provides that|allows? (?:the|a|local)|empowers|imposes|obliges|states that"
            "|children act 1989 (?:says|requires|gives|sets|is)|is (?:the|a) (?:legal|statutory|duty|process)"
            r"|for (?:any|every|all) (?:bab(?:y|ies)|child|children|burns?|bruis\w+)|a local authority"
            "|responsibility of|arises?|kicks in|automatic(?:ally)?|matter of (?:course|routine)"
        )
    ),
    place=re.compile(words("legal framework|polic(?:y|ies)|guidance|standard text|procedures?|statutory")),
    pardon=re.compile(rf"{DECIDED}|\bfollowed\b"),
    far=True,
)

_OF = r"(?:on|for|re|regarding|about|of|concerning|in respect of|involving|around|into|(?:open|relating|subject) to)"
_THEIR = r"(?:that child|(?:his|her|their|the|an?|mum's|dad's|(?:m(?:rs?|s) )?\w+'s)\s(?:(?!and)[\w']+\s)?"
_RELATIVE = rf"(?:{ADULT}|{OTHER_CHILD})"
_SUBJECT_SOON = r"(?=[^;.]{0,30}¤)"
OTHER_PERSON = Trigger(
    Why.OTHER_PERSON,
    before=re.compile(
        rf"\b{_RELATIVE}(?:(?:'s|s')(?= (?:\w+ ){{0,2}}(?:¤|risk|own (?!child)|case|enquir)|s?')| herself| himself)"
        rf"|\b{_RELATIVE}(?:'s)?(?:,? \w+){{0,5}}(?: \(\w+\))?,? (?:(?:is|was|were|are|has been|had been"
        "|being) (?:both |also |herself |himself |now |currently |already |made )?(?:the )?(?:under|on|open|known"
        "|investigated"
        rf"|in|subject)|subject)\b{_SUBJECT_SOON}|\b{_RELATIVE}(?: \w+)? (?:has|had|have)(?: had)? (?:a|an|her|his"
        rf"|one|two|three|her own|his own|their own|previous)\b{_SUBJECT_SOON}"
    ),
    after=re.compile(
        rf"\b{_OF}\s(?:{_THEIR}{_RELATIVE}\b|another (?:child|girl|boy|young|family))"
        r"|(?:step-?\w+|uncle|aunt\w*|partner|boyfriend|cousin|sister|brother|friend|carer|neighbour|perpetrator"
        r"|suspect)'s (?:\w+ )?(?:daughter|son|baby|child|children|kids|girl|boy)\b"
        rf"|{OTHER_CHILD}\b)"
    ),
    place=re.compile(rf"\b(?:{OTHER_CHILD}|{ADULT}(?:'s)?(?: \w+)?\s?:|other children)(?!\w)"),
    pardon=re.compile(
        words(
            r"both(?! (?:subject|had|have|were|under))|all (?:three|four|five|six|the|of|children|\d)|as well|too"
            r"|also (?:to|for|on)|the two of|included?|including|each|jointly for|\d (?:children|kids|boys|girls)"
        )
    ),
    far=True,
)

_REASON = (
    "(?:given|due to|in (?:view|light) of|owing to|because|based on|on the basis of|despite|as) (?:[^,;.]{0,60}? )?"
)
HISTORICAL = Trigger(
    Why.HISTORICAL,
    before=re.compile(
        rf"\b(?P<fine_reason>{_REASON})?(?:"
        + words(f"previously|formerly|used to|back in|in the past|historically|{LONG_AGO}")
        + f"|{YEAR})|"
        + words(
            "(?:previous|prior|historic(?:al)?|former|past|earlier|first|an old|last|closed|two|three|four|several"
            r"|multiple|numerous|\d)(?= (?:[\w()'-]+ ){0,2}¤)|there (?:was|were|had been|has been|have been"
            r"|is)(?= (?:(?:an?|one|two|three|four|several|some|many|\d+|joint|single|also|already|closed|old|open"
            "|current|ongoing|been) ){1,3}¤)|(?:has|have|had) (?:already |also |never |not |since )?(?:had"
            r"|been)(?: (?:the )?subject (?:of|to))?(?= (?:\w+ ){0,3}¤)"
            "|had(?= (?:an? |two |three |its )?(?:joint |previous )?¤)"
            r"|(?:was|were|been) (?:both |all |also |once )?(?:the )?subject (?:of|to)(?= (?:\w+ ){0,2}¤)"
            "|when (?:he|she|they) (?:was|were)|known (?:to|from|since)"
            r"|before (?:they|she|he|the family|we) (?:moved|came|met|arrived)|(?:on|in) (?:\w+ )?(?:record|file)"
            r"|(?:after|following|since|when|before|during) (?:the|a|that)(?= ¤)|in year \d|to date|so far"
            r"|never (?:been|had|a)(?= (?:\w+ ){0,3}¤)|(?:earlier|previous|last|first|initial|original) (?:strategy"
            "|strat|discussion|meeting|sd)|convicted|(?:history|chronology|background|record"
            r"|convictions?)(?: (?:is|was|of|shows?|includes?)(?: \w+){0,3}(?= ¤)|(?=\s?[:-]))|moved while|while an?"
        )
    ),
    after=re.compile(
        words(
            f"{LONG_AGO}|previously|historically|when (?:he|she|they) (?:was|were) (?:a|born|at|in|little|younger)"
            r"|back then|nfa'?d|to date|so far|history|(?:on|none) record(?:ed)?|recorded(?=\W*$)|before(?=\W*$)"
            rf"|(?:in|since|from|during|back in|of|around) (?:{MONTH} )?(?=(?:19|20)\d\d)"
            "|(?:was|were|had|opened|started|ended|closed|completed|done|finished|concluded|action"
            r"|nfa) (?:\w+ ){0,4}"
            rf"(?:in|back in|last) {MONTH}|(?<=¤ )(?:enq\w+ )?(?:in )?{MONTH}"
            "|before (?:they|she|he|the family) (?:moved|came|arrived)|by (?:a|another) (?:previous|different)"
        )
        + f"|{YEAR}"
    ),
    place=re.compile(words(r"histor\w+|background|previous|chronology|past|known to|prior")),
    pardon=re.compile(
        rf"\b(?:to|will|shall|can|now|is|are|being|be|should) (?:now |then |also )?(?:be )?(?:being )?{GOES_ON}\b|"
        + words(
            "continues|carries on|carrying on|goes on|remains open|stays open|still open|today|tonight"
            "|this (?:afternoon|morning|evening|discussion|meeting)|with immediate effect|as of|forthwith|ends now"
        )
    ),
)
