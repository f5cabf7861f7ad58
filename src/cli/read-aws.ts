/**
 * A directory with the output of the AWS CLI, read as a snapshot.
 *
 * @module
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { ok, type Result } from '../base/result.ts'
import {
  type AwsFile,
  formatImportProblem,
  type Imported,
  importAws,
} from '../importer/aws/index.ts'
import { jsonFault } from './json-fault.ts'
import { badInput, type Refusal } from './refusal.ts'

/** More than this helps nobody; the count of the rest is said. */
const PROBLEMS_SHOWN_MAX = 20

export function readAws(directory: string): Result<Imported, Refusal> {
  const paths = jsonPaths(directory)
  if (!paths.ok) return paths
  const read = paths.value.map((path) => readJson(directory, path))
  const broken = read.flatMap((file) => (file.ok ? [] : file.error.lines))
  if (broken.length > 0) return badInput(...broken)
  const imported = importAws(read.flatMap((file) => (file.ok ? file.value : [])))
  if (imported.ok) return imported
  const shown = imported.error.slice(0, PROBLEMS_SHOWN_MAX).map(formatImportProblem)
  const more = imported.error.length - shown.length
  return badInput(...shown, ...(more > 0 ? [`and ${more} more problems like these`] : []))
}

function jsonPaths(directory: string): Result<readonly string[], Refusal> {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    return badInput(`${directory} is not a directory; infra/aws/collect.sh makes one`)
  }
  const paths = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.json$/i.test(entry.name) && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  if (paths.length > 0) return ok(paths)
  return badInput(
    `${directory} holds no .json files; it should hold output of \`aws … describe-…\``,
  )
}

function readJson(directory: string, path: string): Result<AwsFile, Refusal> {
  const shownPath = relative(directory, path).split(sep).join('/')
  const text = decode(readFileSync(path))
  try {
    return ok({ path: shownPath, json: JSON.parse(text) as unknown })
  } catch {
    const fault = jsonFault(text)
    const place = fault === undefined ? '' : `:${fault.line}:${fault.column}`
    const expected = fault === undefined ? '' : `: expected ${fault.expected}`
    return badInput(`${shownPath}${place}: not JSON${expected}`)
  }
}

/** PowerShell writes what it redirects as UTF-16 with a byte order mark. */
function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes)
}
