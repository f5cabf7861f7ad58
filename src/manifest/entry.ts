import type { Kind } from '../model/kind.ts'
import { creationFields, pathMembers } from '../model/kind-fields.ts'
import { parentField } from '../model/kind-named.ts'
import { shortPlural } from '../model/kind-path.ts'
import { API_KINDS } from '../model/kinds.ts'
import type { Faults } from './fault.ts'
import { missingMembers, readMembers, unknownMember } from './read-value.ts'
import type { Mapping, Member } from './tree.ts'

/** One resource as a manifest writes it. */
export interface Entry {
  readonly kind: Kind
  readonly file: string
  readonly tree: Mapping
  /** What the API takes, in canonical form, with references as they were written. */
  readonly body: Readonly<Record<string, unknown>>
  /** The entry that it stands in, where it is written inside its parent. */
  readonly parent?: Entry
  /** Kinds of children that are written inside this entry: these are all that it has. */
  readonly whole: readonly string[]
}

/** `rules` of a security group, `routes` of a route table: children by the member that holds them. */
export const childMembers = ({ name }: Kind): ReadonlyMap<string, Kind> =>
  new Map(
    API_KINDS.filter(({ parent }) => parent === name).map((kind) => [shortPlural(kind), kind]),
  )

const SERVER_MEMBERS = ['id', 'revision', 'createdAt', 'updatedAt']

interface Home {
  readonly file: string
  readonly parent?: Entry
}

/** The entry and, after it, those that are written inside it. */
export function readEntry(kind: Kind, tree: Mapping, home: Home, faults: Faults): Entry[] {
  const fields = creationFields(kind)
  const path = home.parent === undefined ? pathFields(kind) : {}
  const children = childMembers(kind)
  const { name, tags } = fields
  const own = { ...(name && { name }), ...(tags && { tags }), ...path, ...fields }
  for (const member of tree.members)
    refuseUnknown(kind, member, [...Object.keys(own), ...children.keys()], faults)
  missingMembers(requiredOf(kind, own), tree, faults)
  const entry: Entry = {
    kind,
    tree,
    ...home,
    body: readMembers(own, tree.members, faults),
    whole: [...children].flatMap(([member, child]) =>
      tree.members.some((one) => one.name === member) ? child.name : [],
    ),
  }
  const inside = tree.members.flatMap((member) => {
    const child = children.get(member.name)
    return child === undefined ? [] : readChildren(child, member, entry, faults)
  })
  return [entry, ...inside]
}

/** The VPC and the parent, which the path says in the API. */
const pathFields = (kind: Kind) =>
  Object.fromEntries(
    pathMembers(kind).flatMap((name) => {
      const field = kind.fields[name]
      if (field === undefined) return []
      const isImplied = kind.parent !== undefined && name !== parentField(kind)
      return [[name, isImplied ? { ...field, presence: 'optional' as const } : field]]
    }),
  )

/** Only children are known without a name: by what they say. */
function requiredOf(kind: Kind, fields: ReturnType<typeof creationFields>) {
  const { name } = fields
  if (kind.parent !== undefined || name === undefined) return fields
  return { ...fields, name: { ...name, presence: 'required' as const } }
}

function refuseUnknown(kind: Kind, member: Member, known: readonly string[], faults: Faults): void {
  const { name, at } = member
  if (name === 'managedBy') {
    faults.add(
      at,
      'read_only_field',
      '`managedBy` is what the manifest itself writes; leave it out.',
    )
  } else if (name === 'kind' || known.includes(name)) return
  else if (SERVER_MEMBERS.includes(name) || kind.fields[name] !== undefined) {
    faults.add(at, 'read_only_field', `\`${name}\` is decided by the server; leave it out.`)
  } else
    unknownMember(
      member,
      known.filter((one) => one !== 'managedBy'),
      faults,
    )
}

function readChildren(kind: Kind, { name, value }: Member, parent: Entry, faults: Faults): Entry[] {
  if (value.type !== 'list') {
    faults.add(value.at, 'wrong_type', `\`${name}\` is a list of ${kind.plural}.`)
    return []
  }
  return value.items.flatMap((item) => {
    if (item.type === 'map') return readEntry(kind, item, { file: parent.file, parent }, faults)
    faults.add(item.at, 'wrong_type', `Each of the \`${name}\` is an object.`)
    return []
  })
}
