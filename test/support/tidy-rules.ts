/**
 * @module Rules about the source that no linter checks for us. Each takes sources and returns its
 * findings, one line each: the file, what is wrong there, and what to do instead.
 */
import { posix } from 'node:path'

/** A file of the repository: its path from the top, with forward slashes, and its text. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** A folder imports only from earlier lines; folders on one line never meet. */
const RANKS: readonly (readonly string[])[] = [
  ['base'],
  ['net'],
  ['model'],
  ['engine'],
  ['render', 'importer', 'store', 'auth', 'southbound'],
  ['operation', 'sdk'],
  ['manifest'],
  ['api', 'cli', 'console'],
  ['worker.ts', 'node.ts'],
]

/** No clock, no dice, no I/O, no packages: these load in a Worker, in Node and in a browser alike. */
const PURE = ['base', 'net', 'model', 'engine', 'render', 'importer', 'operation', 'manifest']

/** Packages are guests of one home each. Anything else from outside is refused everywhere. */
const GUESTS: readonly { readonly name: RegExp; readonly homes: readonly string[] }[] = [
  { name: /^(hono|zod)(\/|$)/, homes: ['src/api/'] },
  { name: /^jose(\/|$)/, homes: ['src/auth/'] },
  { name: /^@(aws-sdk|smithy)\//, homes: ['src/store/dynamo/'] },
  { name: /^(esbuild|workerd|yaml)$/, homes: ['src/cli/'] },
  { name: /^node:/, homes: ['src/cli/', 'src/node.ts'] },
  { name: /^cloudflare:/, homes: ['src/worker.ts'] },
]

const LINES_MAX = 400
const ARCHITECTURE_LINES_MAX = 199

/** Folders in which each file that exports a value is one thing, with one test of the same name. */
const TESTED_ONE_BY_ONE = [
  'src/model/kind/',
  'src/engine/stage/',
  'src/engine/check/',
  'src/operation/special/',
]

const TOP_LEVEL = new Set([
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'wrangler.toml', 'openapi.yaml'],
  ...['src', 'infra', 'test', 'docs', 'examples'],
  ...['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'LICENSE', 'SECURITY.md', 'CONTRIBUTING.md'],
  ...['biome.json', 'vitest.config.ts', 'redocly.yaml'],
  ...['.ci', '.git', '.gitignore', '.npmrc', '.editorconfig', '.gitattributes', '.github'],
])

const folderOf = (path: string): string => path.split('/')[1] ?? ''
const rankOf = (folder: string): number => RANKS.findIndex((rank) => rank.includes(folder))
const isPure = (source: Source): boolean => PURE.includes(folderOf(source.path))

/** The code without its comments and the insides of its plain strings; line breaks stay. */
export function codeOf(text: string): string {
  const pieces =
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/.*|\/\*[\s\S]*?\*\//g
  return text.replace(pieces, (piece) => {
    if (piece.startsWith('`')) return piece
    if (piece.startsWith('/')) return piece.replace(/[^\n]/g, ' ')
    return "''"
  })
}

/** Everything a file imports or re-exports: values, types, and what it loads later. */
export function importsOf(text: string): string[] {
  const named =
    /^\s*(?:import|export)\s+(?:type\s+)?(?:[\w$]+\s*,?\s*)?(?:\*(?:\s+as\s+[\w$]+)?|\{[^}]*\})?\s*from\s*['"]([^'"]+)['"]/gm
  const bare = /^\s*import\s*['"]([^'"]+)['"]/gm
  const later = /\b(?:import|require)\s*\(\s*['"`]([^'"`]+)['"`]/g
  return [named, bare, later].flatMap((form) =>
    [...text.matchAll(form)].map((match) => match[1] ?? ''),
  )
}

function refusalOf(path: string, target: string): string | undefined {
  if (target.startsWith('.')) {
    const to = folderOf(posix.join(posix.dirname(path), target))
    const from = folderOf(path)
    if (to === from || rankOf(to) < rankOf(from)) return undefined
    return `${path}: imports ${target}; ${from} may import only from lower ranks. Move the code down, or pass it in.`
  }
  const guest = GUESTS.find((one) => one.name.test(target))
  if (guest === undefined)
    return `${path}: imports ${target}, which has no home in src. Do without.`
  if (guest.homes.some((home) => path.startsWith(home))) return undefined
  return `${path}: imports ${target}, a guest of ${guest.homes.join(' and ')} only. Put the call there.`
}

/** Each folder is ranked; imports, also of types, go downwards; each package stays in its home. */
export function importsUpward(sources: readonly Source[]): string[] {
  const unranked = sources
    .filter((source) => rankOf(folderOf(source.path)) < 0)
    .map((source) => `${source.path}: ${folderOf(source.path)} has no rank. Give it one in RANKS.`)
  const refused = sources.flatMap((source) =>
    importsOf(source.text).flatMap((target) => refusalOf(source.path, target) ?? []),
  )
  return [...unranked, ...refused]
}

/** Pure folders get time, ids and randomness as arguments. */
export function clocksAndDice(sources: readonly Source[]): string[] {
  const banned =
    /\bDate\b|\bMath\s*(?:\.\s*random|\[)|=\s*Math\s*[;\n]|\bperformance\b|\bcrypto\s*[.[]|\bTemporal\b|\bglobalThis\b/
  return sources.filter(isPure).flatMap((source) => {
    const found = banned.exec(codeOf(source.text))?.[0].trim()
    return found === undefined
      ? []
      : `${source.path}: uses ${found} in a pure folder. Take it as an argument (\`nowMs\`, \`Fresh\`).`
  })
}

export function tooLong(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const lines = source.text.replace(/\n$/, '').split('\n').length
    return lines <= LINES_MAX
      ? []
      : `${source.path}: ${lines} lines, at most ${LINES_MAX}. Split it by what it is about.`
  })
}

/** Notes to ourselves carry an issue number, or are not there. */
export function looseEnds(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const found = /\bFIXME\b|\bTODO\b(?!\(#\d+\))/.exec(source.text)?.[0]
    return found === undefined
      ? []
      : `${source.path}: ${found}. Fix it, or write TODO(#12) with the number of its issue.`
  })
}

/** A file is named after what it holds, and a function that checks returns what it has learned. */
export function emptyNames(sources: readonly Source[]): string[] {
  const files = sources
    .filter((source) => /\/(utils?|helpers?|types|misc)\.ts$/.test(source.path))
    .map((source) => `${source.path}: a name that says nothing. Name it after its main export.`)
  const functions = sources.flatMap((source) => {
    const found = /\b(?:function|const)\s+(validate\w*)/.exec(source.text)?.[1]
    return found === undefined
      ? []
      : `${source.path}: ${found}. Parse instead: return a Result of the better type.`
  })
  return [...files, ...functions]
}

/** Each kind, stage, check and special operation has a test of its own name, where mirrored. */
export function untested(sources: readonly Source[], tests: ReadonlySet<string>): string[] {
  return sources
    .filter((source) => TESTED_ONE_BY_ONE.some((folder) => source.path.startsWith(folder)))
    .filter((source) => /^export (async )?(const|function|class) /m.test(source.text))
    .map((source) => source.path.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts'))
    .filter((path) => !tests.has(path))
    .map((path) => `${path}: missing. Write the test of the same name.`)
}

/** The tenant comes from a verified token, so only the code that verifies tokens may name one. */
export function forgedScopes(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => !/^src\/(auth\/|model\/tenant-scope\.ts$)/.test(source.path))
    .filter((source) => /\btenantScope\s*\(/.test(codeOf(source.text)))
    .map((source) => `${source.path}: makes a TenantScope. Take the one that src/auth made.`)
}

/** Keys of the table are built in one file, so that no other code can address a tenant's item. */
export function strayKeys(sources: readonly Source[]): string[] {
  const literalKey = /\b(?:pk|sk)\s*:\s*(?:\{\s*S\s*:\s*)?[`'"]|[`'"!}#][A-Z]+#(?:\$\{|[`'"])/
  const joinedKey = /#\$\{|\}#/
  return sources
    .filter((source) => !/^src\/store\/(.+\/)?keys\.ts$/.test(source.path))
    .filter(
      (source) =>
        literalKey.test(source.text) ||
        (source.path.startsWith('src/store/') && joinedKey.test(source.text)),
    )
    .map((source) => `${source.path}: builds a key of the table. Call a function of keys.ts.`)
}

/** The top level is what a visitor sees first. `ignored` are the lines of .gitignore. */
export function strangersAtTheTop(
  names: readonly string[],
  ignored: readonly string[] = [],
): string[] {
  const local = new Set(ignored.map((line) => line.replace(/\/$/, '')))
  return names
    .filter((name) => !TOP_LEVEL.has(name) && !local.has(name))
    .filter((name) => !(name.endsWith('.log') && local.has('*.log')))
    .map((name) => `${name}: not a name of the top level. Put it into src, infra, test or docs.`)
}

/** Everybody must read it, so it stays short. */
export function architectureTooLong(text: string): string[] {
  const lines = text.replace(/\n$/, '').split('\n').length
  return lines <= ARCHITECTURE_LINES_MAX
    ? []
    : [`ARCHITECTURE.md: ${lines} lines, must stay under 200. Move details into docs/.`]
}
