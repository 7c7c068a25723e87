"""YAML <-> model, with the line of every path. The only package that knows YAML.

Every scalar is text as written (`7.10` stays "7.10", `no` stays "no"); duplicate and unknown keys
and aliases are errors; blanks are single and a text stands on one line. `dump_report` writes the
normal form: `dump(load(x)) == x` is what "normalized" means.

`loading` takes a file through `decoding` (bytes -> text), `reading` (YAML -> plain data, the lines)
and `judging` (data -> the model, or what is wrong); `parts` knows acts that stand in files of their
own, `earlier` what was said otherwise before. `writing` writes the normal form, `comments`
finds what it would lose, `schemas` makes the JSON Schemas.
"""

from generator.source.comments import comments as comments
from generator.source.earlier import rewritten as rewritten
from generator.source.judging import Judged as Judged
from generator.source.loading import RULES as RULES
from generator.source.loading import Loaded as Loaded
from generator.source.loading import Plain as Plain
from generator.source.loading import load as load
from generator.source.loading import load_body as load_body
from generator.source.loading import load_plain as load_plain
from generator.source.loading import load_report as load_report
from generator.source.parts import OF_ACTS as OF_ACTS
from generator.source.parts import ActFile as ActFile
from generator.source.parts import language_of as language_of
from generator.source.schemas import SCHEMAS as SCHEMAS
from generator.source.schemas import schema as schema
from generator.source.writing import HEAD as HEAD
from generator.source.writing import dump_act as dump_act
from generator.source.writing import dump_files as dump_files
from generator.source.writing import dump_report as dump_report
from generator.source.writing import head_of_act as head_of_act
from generator.source.writing import published_report as published_report
