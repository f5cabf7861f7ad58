/**
 * From parsed files to the entries of one manifest.
 *
 * A document is a resource, a list of resources, or `{manifest: NAME, resources: [...]}`, which says
 * who owns them. A resource has a `kind` and the members that the API takes to create one.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'
import { LABEL_FIELDS } from '../model/envelope.ts'
import { API_KINDS } from '../model/kinds.ts'
import { type Entry, readEntry } from './entry.ts'
import { type Fault, type Faults, faultsOf, inReadingOrder } from './fault.ts'
import { unknownMember } from './read-value.ts'
import { kindHint } from './reference.ts'
import { type ManifestFile, type Mapping, memberOf, type Spot, type Tree } from './tree.ts'

export interface Manifest {
  /** What its resources are managed by is `manifest:` and this. */
  readonly name: string
  readonly entries: readonly Entry[]
}

/** `name` stands above what the files say; without either it is the name of the one file. */
export function readManifest(
  files: readonly ManifestFile[],
  name?: string,
): Result<Manifest, readonly Fault[]> {
  const read = files.map(readFile)
  const faults = read.flatMap((one) => one.faults)
  const owner = ownerOf(files, read, name)
  const all = owner.ok ? faults : [...faults, owner.error]
  if (!owner.ok || all.length > 0) return fail(inReadingOrder(all))
  return ok({ name: owner.value, entries: read.flatMap(({ entries }) => entries) })
}

export const managerOf = ({ name }: Pick<Manifest, 'name'>): string => `manifest:${name}`

interface Named {
  readonly text: string
  readonly spot: Spot
}

interface Reading {
  readonly entries: readonly Entry[]
  readonly names: readonly Named[]
  readonly faults: readonly Fault[]
}

function readFile({ path, documents }: ManifestFile): Reading {
  const faults = faultsOf(path)
  const names: Named[] = []
  const entries = documents.flatMap((document) => readDocument(document, { path, names }, faults))
  return { entries, names, faults: faults.found }
}

interface Source {
  readonly path: string
  readonly names: Named[]
}

function readDocument(tree: Tree, source: Source, faults: Faults): Entry[] {
  if (tree.type === 'list') return readResources(tree.items, source, faults)
  if (tree.type === 'map' && memberOf(tree, 'kind') === undefined && isEnvelope(tree)) {
    return readEnvelope(tree, source, faults)
  }
  // A document of comments alone.
  if (tree.type === 'scalar' && tree.value === null) return []
  return readResources([tree], source, faults)
}

const ENVELOPE = ['manifest', 'resources']

const isEnvelope = (tree: Mapping): boolean =>
  ENVELOPE.some((name) => memberOf(tree, name) !== undefined)

function readEnvelope(tree: Mapping, source: Source, faults: Faults): Entry[] {
  for (const member of tree.members) {
    if (!ENVELOPE.includes(member.name)) unknownMember(member, ENVELOPE, faults)
  }
  const name = memberOf(tree, 'manifest')
  if (name !== undefined) readName(name.value, source, faults)
  const resources = memberOf(tree, 'resources')
  if (resources === undefined) return []
  const { value } = resources
  if (value.type === 'list') return readResources(value.items, source, faults)
  faults.add(value.at, 'wrong_type', '`resources` is a list of resources.')
  return []
}

const NAME = LABEL_FIELDS.name.shape
const NAME_PATTERN = NAME.type === 'string' ? new RegExp(NAME.pattern ?? '') : /./

const isName = (text: string): boolean => NAME_PATTERN.test(text)

function readName({ at, ...tree }: Tree, { path, names }: Source, faults: Faults): void {
  const text = tree.type === 'scalar' ? tree.value : undefined
  if (typeof text !== 'string' || !isName(text)) {
    faults.add(
      at,
      'pattern_mismatch',
      `The name of a manifest has the form ${NAME_PATTERN.source}.`,
    )
    return
  }
  names.push({ text, spot: { file: path, ...at } })
}

function readResources(items: readonly Tree[], source: Source, faults: Faults): Entry[] {
  return items.flatMap((tree) => {
    if (tree.type !== 'map') {
      faults.add(tree.at, 'wrong_type', 'A resource is an object with a `kind`.')
      return []
    }
    const member = memberOf(tree, 'kind')
    if (member === undefined) {
      faults.add(tree.at, 'missing_field', '`kind` is required, as in `kind: vpc`.')
      return []
    }
    const given = member.value.type === 'scalar' ? String(member.value.value) : ''
    const kind = API_KINDS.find(({ name }) => name === given)
    if (kind !== undefined) return readEntry(kind, tree, { file: source.path }, faults)
    faults.add(member.value.at, 'kind_unknown', `There is no kind ${given}${kindHint(given)}`)
    return []
  })
}

function ownerOf(
  files: readonly ManifestFile[],
  read: readonly Reading[],
  given: string | undefined,
): Result<string, Fault> {
  const path = files[0]?.path ?? ''
  const start = { file: path, line: 1, column: 1 }
  const [own, ...others] = read.flatMap(({ names }) => names)
  const other = others.find(({ text }) => text !== own?.text)
  if (given !== undefined) {
    const form = `--name says ${given}; a name has the form ${NAME_PATTERN.source}.`
    return isName(given) ? ok(given) : refuse(start, form)
  }
  if (other !== undefined) {
    const detail = `A plan is of one manifest; before this stands ${own?.text}. Say with --name whose all these are.`
    return refuse(other.spot, detail)
  }
  if (own !== undefined) return ok(own.text)
  const fileName = path.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '')
  if (files.length === 1 && isName(fileName)) return ok(fileName)
  return refuse(
    start,
    'Say whose resources these are: `manifest: NAME` in the file, or --name NAME.',
  )
}

const refuse = (spot: Spot, detail: string): Result<never, Fault> =>
  fail({ spot, code: 'manifest_malformed', detail })
