import { VERBS } from '../../src/cli/commands.ts'
import { commandText, overviewText } from '../../src/cli/help-text.ts'

const fenced = (text: string): string[] => ['```text', ...text.trimEnd().split('\n'), '```']

const INTRODUCTION = `# The command line

From a checkout, \`npm run -s weft -- COMMAND\` runs it; below it is written \`weft\`. Answers go to
stdout, everything else to stderr. Colours appear on a terminal only, and never with \`NO_COLOR\` set.

This page is made from the help of the commands; a test holds it to it.

## Exit codes

| code | meaning |
|---|---|
| 0 | delivered; or, where nothing was asked, done |
| 1 | dropped; or not as expected (\`dev --once\`, \`openapi --check\`), or we failed |
| 2 | wrong usage: a flag, a question, or a line of a batch |
| 3 | the network could not be loaded: folder, file, database, or API |
| 4 | unknown: the path crosses something that is not modelled |
| 5 | delivered one way, or only sometimes |

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

/** docs/reference/cli.md, made from the help of the commands. */
export async function cliPage(): Promise<string> {
  const commands = await Promise.all(VERBS.map((verb) => verb.load()))
  return [
    INTRODUCTION,
    '',
    '## Commands',
    '',
    ...fenced(overviewText()),
    ...commands.flatMap((command) => [
      '',
      `### ${command.name}`,
      '',
      ...fenced(commandText(command)),
    ]),
    '',
  ].join('\n')
}
