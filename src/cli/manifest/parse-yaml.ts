/**
 * YAML and JSON with the place of every value.
 *
 * @module
 */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseAllDocuments,
} from 'yaml'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Fault } from '../../manifest/fault.ts'
import type { ManifestFile, Member, Place, Tree } from '../../manifest/tree.ts'

/** Aliases of aliases make a short text stand for a huge one. */
const ALIASED_MAX = 100_000
const DEPTH_MAX = 64

/** Once the text is broken, most of what follows is too. */
const FAULTS_MAX = 20

export function parseYaml(path: string, text: string): Result<ManifestFile, readonly Fault[]> {
  const lines = new LineCounter()
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false })
  // An empty text is no document at all.
  const documents = 'empty' in parsed ? [] : parsed
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const faults = documents.flatMap(({ errors, warnings }) =>
    [...errors, ...warnings].map(({ pos, message }) => ({ at: placeOf(pos[0]), detail: message })),
  )
  const read = { placeOf, faults, aliased: 0 }
  const trees =
    faults.length > 0
      ? []
      : documents.map((one) =>
          treeOf(one.contents, { read, anchors: new Map(), depth: 0, isAliased: false }),
        )
  if (faults.length === 0) return ok({ path, documents: trees })
  return fail(
    faults.slice(0, FAULTS_MAX).map(({ at, detail }) => ({
      spot: { file: path, ...at },
      code: 'manifest_malformed',
      detail: /[.!?]$/.test(detail) ? detail : `${detail}.`,
    })),
  )
}

interface Around {
  readonly read: {
    readonly placeOf: (offset: number) => Place
    readonly faults: { readonly at: Place; readonly detail: string }[]
    aliased: number
  }
  /** What has an anchor so far: an alias means the last before it. */
  readonly anchors: Map<string, unknown>
  readonly depth: number
  readonly isAliased: boolean
}

type YamlNode = Document.Parsed['contents']

function treeOf(node: unknown, around: Around): Tree {
  const { read, anchors, depth } = around
  const at = read.placeOf((node as YamlNode)?.range?.[0] ?? 0)
  const none: Tree = { type: 'scalar', value: null, at }
  const refuse = (detail: string): Tree => {
    read.faults.push({ at, detail })
    return none
  }
  if (around.isAliased) read.aliased++
  if (read.aliased > ALIASED_MAX || depth > DEPTH_MAX) {
    if (read.faults.length > 0) return none
    return refuse(
      `More than ${ALIASED_MAX} values by aliases, or more than ${DEPTH_MAX} inside each other`,
    )
  }
  const inner = { ...around, depth: depth + 1 }
  if (isAlias(node)) {
    const meant = anchors.get(node.source)
    // What an alias stands for is told at the alias: there it can be changed.
    return meant === undefined
      ? refuse(`There is no anchor &${node.source} before this alias`)
      : { ...treeOf(meant, { ...inner, isAliased: true }), at }
  }
  if (hasAnchor(node)) anchors.set(node.anchor, node)
  if (isMap(node)) {
    return { type: 'map', at, members: node.items.flatMap((pair) => memberOf(pair, inner)) }
  }
  if (isSeq(node)) return { type: 'list', at, items: node.items.map((item) => treeOf(item, inner)) }
  const value: unknown = isScalar(node) ? node.value : null
  return isPlain(value)
    ? { type: 'scalar', value, at }
    : refuse('A value is a text, a number, true or false')
}

const hasAnchor = (node: unknown): node is { readonly anchor: string } =>
  isNode(node) && 'anchor' in node && typeof node.anchor === 'string'

const isPlain = (value: unknown): value is string | number | boolean | null =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

function memberOf({ key, value }: Pair, around: Around): Member[] {
  const at = around.read.placeOf((key as YamlNode)?.range?.[0] ?? 0)
  const name = isScalar(key) ? key.value : undefined
  if (typeof name === 'string') {
    const empty: Tree = { type: 'scalar', value: null, at }
    return [{ name, at, value: value === null ? empty : treeOf(value, around) }]
  }
  around.read.faults.push({ at, detail: 'The name of a member is a text' })
  return []
}
