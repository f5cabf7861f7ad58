import type { Command } from '../../src/cli/command.ts'
import { VERBS } from '../../src/cli/commands.ts'
import { commandText, overviewText } from '../../src/cli/help-text.ts'
import { kindCommand } from '../../src/cli/kind/kind-commands.ts'
import { kindText } from '../../src/cli/kind/kind-text.ts'
import { kindWord } from '../../src/cli/kind/kind-word.ts'
import { kindsText } from '../../src/cli/kind/kinds-text.ts'
import { kindNamed } from '../../src/model/kind-named.ts'
import { API_KINDS } from '../../src/model/kinds.ts'

const fenced = (text: string): string[] => ['```text', ...text.trimEnd().split('\n'), '```']

const INTRODUCTION = `# The command line

From a checkout, \`npm run -s weft -- COMMAND\` runs it; below it is written \`weft\`. Answers go to
stdout, everything else to stderr. Colours appear on a terminal only, and never with \`NO_COLOR\` set;
progress and questions appear on a terminal only, too.

This page is made from the help of the commands; a test holds it to it.

## Exit codes

| code | meaning |
|---|---|
| 0 | delivered; or, where nothing was asked, done |
| 1 | dropped; or not as expected (\`dev --once\`, \`openapi --check\`), or we failed |
| 2 | wrong usage: a flag, a member, a question, or a line of a batch |
| 3 | it could not be done: folder, file or database cannot be read, the API does not answer, or it refuses for what is there |
| 4 | unknown: the path crosses something that is not modelled; or a write of which nobody knows whether it took effect |
| 5 | delivered one way, or only sometimes |
| 130 | ended by Ctrl-C |

## Which API

Flags (\`--url\`, \`--token\`, \`--profile\`) come before the environment (\`WEFT_URL\`, \`WEFT_TOKEN\`,
\`WEFT_PROFILE\`), and that before the current profile. Profiles are kept in
\`$XDG_CONFIG_HOME/weft/config.json\` (else \`~/.config\`), for nobody else to read; the token of a
profile goes to its own URL and to no other. \`weft dev\` keeps itself as the profile \`dev\`.

## Resources

\`weft KIND VERB\`: every kind has the verbs \`create\`, \`list\`, \`get\`, \`update\` and \`delete\`, kinds below
a parent \`replace\` as well. \`security-group\`, \`security-groups\` and \`sg\` are the same.

- **Names do wherever an id is wanted**: \`--subnet web\`, \`weft vnic get web-1\`; \`VPC/NAME\` and
  \`VPC/PARENT/NAME\` say where it is. \`--vpc\` may be left out where there is one VPC.
- **Values**: lists with commas or repeated flags (\`--security-groups web,app\`), ranges
  (\`--l4-ports 443\`, \`80-90\`), targets (\`--target nat-gateway/nat-1\`), objects as
  \`--workload id=i-1,name=web\` or as JSON. \`--port-security\` and \`--no-port-security\` are on and off.
- **Files**: \`--from-file FILE\` (or \`-\`) reads the members as JSON, names among them; flags come before it.
- **Changing**: \`--unset NAME\` takes away what a flag sets, \`--untag KEY\` a tag; \`--if-match ETAG\` refuses
  when it has changed.
- **Deleting**: what depends on a resource keeps it. \`--detach\` takes it out of what mentions it first;
  \`--cascade\` shows what would go with it and asks (\`--yes\`: does not), and deletes exactly that.
- **\`--dry-run\`** answers as if it were done, and changes nothing.
- **Output**: a table, or the members of one resource; with \`--json\` what the API answers: one object, or
  one list of all items that were asked for.

## Batches

\`weft trace --aws DIR --batch FILE.jsonl\` (or \`-\` for stdin) reads one question per line:

\`\`\`json
{"id":"q1","from":"web-1","to":"10.0.2.10","protocol":"tcp","port":5432}
\`\`\`

\`from\`, \`to\` and \`protocol\` (a name, a number, or \`any\`) are needed. Also known are \`port\`,
\`sourcePort\`, \`sourceAddress\`, \`icmpType\`, \`icmpCode\`, \`sizeBytes\`, \`doNotFragment\`, \`ttl\`,
\`family\` (4 or 6), \`state\`, \`explain\`, \`branch\` and \`forwardOnly\`; a member that is \`null\` counts as
absent, and an unknown one is an error. Each line gets one line back, in the same order:

\`\`\`json
{"id":"q1","verdict":"delivered","forward":{"disposition":"delivered","hops":[]},"reply":{}}
\`\`\`

with \`reason\` where something was refused, and hops and steps as \`weft trace --json\` has them. A line
that cannot be asked gets \`{"id","error":{"code","detail"}}\`, with \`id\` \`null\` where it could not be
read, and the rest goes on; the exit code is then 2, else 0, whatever the verdicts are.`

function verbOf(kind: string, verb: string): Command {
  const command = kindCommand(kindNamed(kind), verb)
  if (command === undefined) throw new Error(`${kind} has no ${verb}`)
  return command
}

/** docs/reference/cli.md, made from the help of the commands. */
export async function cliPage(): Promise<string> {
  const commands = await Promise.all(VERBS.map((verb) => verb.load()))
  return [
    INTRODUCTION,
    '',
    '## Commands',
    '',
    ...fenced(overviewText(kindsText())),
    ...commands.flatMap((command) => [
      '',
      `### ${command.name}`,
      '',
      ...fenced(commandText(command)),
    ]),
    '',
    '## Kinds',
    '',
    'One verb as an example; `weft KIND VERB --help` shows all others.',
    '',
    ...fenced(commandText(verbOf('vnic', 'create'))),
    ...API_KINDS.flatMap((kind) => ['', `### ${kindWord(kind)}`, '', ...fenced(kindText(kind))]),
    '',
  ].join('\n')
}
