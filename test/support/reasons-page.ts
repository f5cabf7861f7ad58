import { REASONS, type Reason } from '../../src/model/reason.ts'

const EFFECTS: Readonly<Record<Reason['effect'], string>> = {
  continuable: 'With `--explain all` the trace goes on behind it, as if the packet had passed.',
  terminal:
    'The path ends here; with `--explain all` the trace resumes at the filters of the destination.',
  unknown: 'The model cannot say what happens; the answer is `unknown`.',
  note: 'A remark; nothing was refused.',
}

/** docs/reference/reasons.md, made from the table of reasons. */
export const reasonsPage = (): string =>
  [
    '# Reasons',
    '',
    'Why a packet went no further. The codes are stable: they are never renamed and never reused.',
    '`weft explain CODE` prints the same on a terminal.',
    '',
    'This page is made from `src/model/reason.ts`; a test holds it to it.',
    ...Object.entries(REASONS).flatMap(([code, { effect, cause, check, fix }]) => [
      '',
      `## ${code}`,
      '',
      cause,
      '',
      `- **Check**: ${check}`,
      `- **Fix**: ${fix}`,
      `- ${EFFECTS[effect]}`,
    ]),
    '',
  ].join('\n')
