import type { Examples } from '../../src/api/openapi/examples.ts'
import { OPERATIONS } from '../../src/model/operations.ts'
import type { ProblemEntry } from '../../src/model/problem/problem-entry.ts'
import { REQUEST_PROBLEMS } from '../../src/model/problem/request-problems.ts'
import { VALUE_PROBLEMS } from '../../src/model/problem/value-problems.ts'
import { PROBLEMS } from '../../src/model/problem.ts'
import type { CapturedProblem } from './captured-problems.ts'

type Json = Readonly<Record<string, unknown>>

/** The first refusal with each code among the captured ones. */
const shownIn = (examples: Examples): ReadonlyMap<string, CapturedProblem> =>
  new Map(
    Object.entries(examples)
      .reverse()
      .map(([id, { error }]): [string, CapturedProblem] => {
        const method = OPERATIONS.find((one) => one.id === id)?.method ?? ''
        return [String((error.response.body as Json)['code']), { method, exchange: error }]
      }),
  )

/** Where the answer says more, by what kind of refusal it is. */
const CHECKS: Readonly<Record<number, string>> = {
  400: 'Look at `errors`: each names the parameter or header and what would be accepted.',
  401: 'Look at `WWW-Authenticate`, and at `iss`, `aud`, `exp`, `sub` and `tenant` of the token.',
  403: 'Compare `scope` of the answer with the scopes of the token.',
  404: 'Read the id in the path again, letter by letter; ask `GET` of the collection for the ids that are there.',
  405: 'Look at `Allow`.',
  406: 'Look at the `Accept` of the request.',
  409: 'Look at `conflict`, `blocking` or `limit`: they name the rival, who depends on it, or how much is used.',
  412: 'Compare the `ETag` of a fresh `GET` with the `If-Match` that was sent.',
  413: 'Compare the size of the body with `limit`.',
  415: 'Look at `Content-Type` and `Content-Encoding` of the request.',
  422: 'Look at `errors`: `pointer` is the place in the body, `detail` says what would be accepted, and `suggestion` is such a value.',
  428: 'Look whether the request carries `If-Match`.',
  500: 'Note `requestId`; the log of the Worker has it.',
  503: 'Look at `/readyz`.',
}

function exampleLines(shown: CapturedProblem | undefined): string[] {
  if (shown === undefined) return []
  const { request, response } = shown.exchange
  const headers = Object.entries(request.headers ?? {}).map(([name, value]) => `${name}: ${value}`)
  const body =
    request.body === undefined
      ? []
      : ['', typeof request.body === 'string' ? request.body : JSON.stringify(request.body)]
  return [
    '',
    'As it was asked and answered in a test run:',
    '',
    '```http',
    `${shown.method} ${request.path}`,
    ...headers,
    ...body,
    '```',
    '',
    '```json',
    JSON.stringify(response.body, undefined, 2),
    '```',
  ]
}

function entry(code: string, shown: CapturedProblem | undefined): string[] {
  const { status, title, fix, retryable }: ProblemEntry = PROBLEMS[code as keyof typeof PROBLEMS]
  return [
    '',
    `### ${code}`,
    '',
    `Status ${status}.${retryable ? ' The same request may succeed later.' : ''}`,
    '',
    `- **Cause**: ${title}.`,
    `- **Check**: ${CHECKS[status]}`,
    `- **Fix**: ${fix}`,
    ...exampleLines(shown),
  ]
}

const SECTIONS: readonly (readonly [string, Readonly<Record<string, ProblemEntry>>])[] = [
  ['Requests, callers and the service', REQUEST_PROBLEMS],
  ['Values and questions', VALUE_PROBLEMS],
]

/** Codes by section; what is in no other is about networks. */
function sections(): [string, string[]][] {
  const named = SECTIONS.map(([title, problems]): [string, string[]] => [
    title,
    Object.keys(problems),
  ])
  const taken = new Set(named.flatMap(([, codes]) => codes))
  return [...named, ['Networks', Object.keys(PROBLEMS).filter((code) => !taken.has(code))]]
}

/** docs/reference/problems.md, made from the table of problems and from captured refusals. */
export function problemsPage(
  examples: Examples,
  others: ReadonlyMap<string, CapturedProblem>,
): string {
  const shown = new Map([...others, ...shownIn(examples)])
  return [
    '# Problems',
    '',
    'Every way in which the API refuses a request (RFC 9457, `application/problem+json`). The codes',
    'are stable: they are never renamed and never reused. `type` leads to the same on the reference page',
    'of the service, `/docs#problem-CODE`; `weft explain CODE` prints it on a terminal.',
    '',
    'A body with several wrong members names all of them in `errors`, each with a code of its own. The',
    'problem has their code where it is the same for all, else `invalid_fields`.',
    '',
    'This page is made from `src/model/problem/` and from what the API answers in a test; a test holds',
    'it to both.',
    ...sections().flatMap(([title, codes]) => [
      '',
      `## ${title}`,
      ...codes.flatMap((code) => entry(code, shown.get(code))),
    ]),
    '',
  ].join('\n')
}
