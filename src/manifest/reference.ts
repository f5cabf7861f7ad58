/**
 * How one resource of a manifest names another: `vpc/prod`, `subnet/prod/db`,
 * `securityGroupRule/prod/web/https`. The names on the way are those of the VPC and of the parent,
 * where there are any; they may be left out where it is clear what is meant. An id does as well.
 *
 * @module
 */
import { nearest } from '../base/nearest.ts'
import { idPattern } from '../model/id.ts'
import type { Kind } from '../model/kind.ts'
import { kindNamed } from '../model/kind-named.ts'
import { API_KINDS } from '../model/kinds.ts'
import { kebab } from '../model/words.ts'

export interface Reference {
  readonly kind: string
  /** The last is the name; before it come as many of the names on the way as were written. */
  readonly names: readonly string[]
}

/** Undefined: it is no reference by name. */
export function parseReference(text: string): Reference | undefined {
  const [kind = '', ...names] = text.split('/')
  if (names.length === 0 || names.length > 3 || names.includes('')) return undefined
  return { kind, names }
}

export const referenceText = (kind: string, names: readonly string[]): string =>
  [kind, ...names].join('/')

/** How many names a whole reference to the kind has. */
export const depthOf = (kind: Kind): number =>
  1 + (kind.scope === 'vpc' ? 1 : 0) + (kind.parent === undefined ? 0 : 1)

const KIND_NAMES = API_KINDS.map(({ name }) => name)

/** What is wrong with a text where a reference to one of these kinds should be. */
export function referenceFault(text: string, to: readonly string[]): string | undefined {
  const reference = parseReference(text)
  if (reference === undefined) {
    const isId = new RegExp(idPattern(to.map((name) => kindNamed(name).idPrefix))).test(text)
    return isId ? undefined : `write KIND/NAME, as in ${exampleOf(to)}, or an id.`
  }
  const { kind, names } = reference
  if (!KIND_NAMES.includes(kind)) return `there is no kind ${kind}${kindHint(kind)}`
  if (!to.includes(kind)) return `it must be a ${to.join(' or ')}, not a ${kind}.`
  const depth = depthOf(kindNamed(kind))
  return names.length <= depth ? undefined : `a ${kind} is named as in ${exampleOf([kind])}.`
}

const EXAMPLES = [['prod'], ['prod', 'db'], ['prod', 'web', 'https']]

const exampleOf = ([kind = '']: readonly string[]): string =>
  referenceText(kind, EXAMPLES[depthOf(kindNamed(kind)) - 1] ?? [])

/** Other spellings of a kind are known when seen: `security-groups` for `securityGroup`. */
export function kindHint(given: string): string {
  const plain = (text: string): string =>
    kebab(text)
      .replaceAll(/[-_\s]/g, '')
      .toLowerCase()
  const spelled = API_KINDS.find(
    ({ name, plural }) => plain(name) === plain(given) || plain(plural) === plain(given),
  )
  const meant = spelled?.name ?? nearest(given, KIND_NAMES)[0]
  return meant === undefined ? `; known are ${KIND_NAMES.join(', ')}.` : `; did you mean ${meant}?`
}
