import { NETWORK_PROBLEMS } from '../../src/model/problem/network-problems.ts'
import type { ProblemEntry } from '../../src/model/problem/problem-entry.ts'
import { REQUEST_PROBLEMS } from '../../src/model/problem/request-problems.ts'
import { VALUE_PROBLEMS } from '../../src/model/problem/value-problems.ts'

const SECTIONS: readonly (readonly [string, Readonly<Record<string, ProblemEntry>>])[] = [
  ['Requests, callers and the service', REQUEST_PROBLEMS],
  ['Values and questions', VALUE_PROBLEMS],
  ['Networks', NETWORK_PROBLEMS],
]

const entry = ([code, { status, title, fix, retryable }]: readonly [string, ProblemEntry]) => [
  '',
  `### ${code}`,
  '',
  `${title}. Status ${status}.${retryable ? ' The same request may succeed later.' : ''}`,
  '',
  `- **Fix**: ${fix}`,
]

/** docs/reference/problems.md, made from the table of problems. */
export const problemsPage = (): string =>
  [
    '# Problems',
    '',
    'Every way in which the API refuses a request (RFC 9457, `application/problem+json`). The codes',
    'are stable: they are never renamed and never reused. `type` leads to the same on the reference page',
    'of the service, `/docs#problem-CODE`; `weft explain CODE` prints it on a terminal.',
    '',
    'A body with several wrong members names all of them in `errors`, each with a code of its own. The',
    'problem has their code where it is the same for all, else `invalid_fields`.',
    '',
    'This page is made from `src/model/problem/`; a test holds it to it.',
    ...SECTIONS.flatMap(([title, problems]) => [
      '',
      `## ${title}`,
      ...Object.entries(problems).flatMap(entry),
    ]),
    '',
  ].join('\n')
