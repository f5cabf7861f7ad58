import type { Endpoint } from '../../src/api/endpoint.ts'
import { ENDPOINTS } from '../../src/api/endpoints.ts'
import { problemCodes } from '../../src/api/openapi/problem-codes.ts'
import { PUBLIC_PAGES } from '../../src/api/public-pages.ts'
import { words } from '../../src/model/words.ts'

const code = (text: string): string => `\`${text}\``

const all = ENDPOINTS.map((endpoint) => problemCodes(endpoint))

/** What every operation can answer stands above the list, and not at each. */
const common = (all[0] ?? []).filter((one) => all.every((codes) => codes.includes(one)))

const own = (endpoint: Endpoint): string =>
  problemCodes(endpoint)
    .filter((one) => !common.includes(one))
    .sort()
    .map((one) => `[${code(one)}](problems.md#${one})`)
    .join(', ')

const operation = (endpoint: Endpoint): string[] => {
  const { id, summary, method, path, scope, text, answer } = endpoint
  return [
    '',
    `### ${id}`,
    '',
    `${summary}: ${code(`${method} ${path}`)}, scope ${code(scope)}, answers ${answer.status}.`,
    ...text.flatMap((paragraph) => ['', paragraph]),
    ...(own(endpoint) === '' ? [] : ['', `Problems: ${own(endpoint)}.`]),
  ]
}

/** docs/reference/operations.md, made from the endpoints. */
export const operationsPage = (): string =>
  [
    '# Operations',
    '',
    'Everything that can be asked of the API. The name of an operation is also its method in the SDK.',
    'Members of bodies and answers are in [kinds](kinds.md); requests and real answers are on the page',
    'that a running service shows at `/docs`.',
    '',
    `Every operation can answer ${common.map(code).join(', ')}.`,
    '',
    'This page is made from the endpoints; a test holds it to them.',
    ...[...new Set(ENDPOINTS.map(({ tag }) => tag))].flatMap((tag) => [
      '',
      `## ${words(tag)}`,
      ...ENDPOINTS.filter((endpoint) => endpoint.tag === tag).flatMap(operation),
    ]),
    '',
    '## Without a token',
    '',
    '| path | shows |',
    '|---|---|',
    ...PUBLIC_PAGES.map(({ path, summary }) => `| ${code(path)} | ${summary} |`),
    '',
  ].join('\n')
