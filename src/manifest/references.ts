import type { Kind, Reference } from '../model/kind.ts'
import { KINDS } from '../model/kinds.ts'
import { referencesOf } from '../operation/references-of.ts'

type Json = Readonly<Record<string, unknown>>

const KIND_NAMES = new Set(KINDS.map(({ name }) => name))

/** Every mention of another resource in a body, however deep; a word for what is not modelled is none. */
export const mentionsIn = (kind: Kind, body: Json): Reference[] =>
  referencesOf(kind, { id: '', kind: kind.name, revision: 0, ...body }).filter(({ to }) =>
    to.every((name) => KIND_NAMES.has(name)),
  )

/** The body with each mention as `change` makes it. */
export function mapMentions(
  kind: Kind,
  body: Json,
  change: (reference: Reference) => string,
): Json {
  return mentionsIn(kind, body).reduce<Json>(
    (changed, reference) => setAt(changed, reference.pointer, change(reference)) as Json,
    body,
  )
}

/** A copy in which the value at a JSON pointer is another one. */
function setAt(tree: unknown, pointer: string, value: unknown): unknown {
  const [, step = '', ...rest] = pointer.split('/')
  const inner = (member: unknown): unknown =>
    rest.length === 0 ? value : setAt(member, `/${rest.join('/')}`, value)
  if (Array.isArray(tree)) return tree.map((item, i) => (i === Number(step) ? inner(item) : item))
  const members = tree as Json
  return { ...members, [step]: inner(members[step]) }
}
