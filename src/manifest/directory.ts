import { nearest } from '../base/nearest.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { kindNamed } from '../model/kind-named.ts'
import type { ProblemCode } from '../model/problem.ts'
import { depthOf, parseReference, referenceFault, referenceText } from './reference.ts'

/** A resource and the names on the way to it. */
export interface Listed {
  readonly kind: string
  readonly names: readonly string[]
  readonly id: string
}

export interface Wanted {
  /** Kinds that it may be of. */
  readonly to: readonly string[]
  /** Name of the VPC that the mention stands in; there a name alone is looked for. */
  readonly vpc: string | undefined
}

export interface Lost {
  readonly code: ProblemCode
  readonly detail: string
}

/** Everything that a manifest may refer to: its own resources, and those that are there. */
export interface Directory {
  add(listed: Listed): void
  /** The one of exactly these names. */
  at(kind: string, names: readonly string[]): Listed | undefined
  find(text: string, wanted: Wanted): Result<Listed, Lost>
}

export function directory(): Directory {
  const byPath = new Map<string, Listed>()
  const byName = new Map<string, Listed[]>()
  const byId = new Map<string, Listed>()
  const candidates = (text: string, { to, vpc }: Wanted): Listed[] => {
    const reference = parseReference(text)
    if (reference === undefined) {
      const listed = byId.get(text)
      return listed !== undefined && to.includes(listed.kind) ? [listed] : []
    }
    const { kind, names } = reference
    const whole = names.length === depthOf(kindNamed(kind))
    if (whole) return [byPath.get(text)].filter((one) => one !== undefined)
    const isHere = (one: Listed): boolean =>
      vpc === undefined || kindNamed(kind).scope !== 'vpc' || one.names[0] === vpc
    return (byName.get(referenceText(kind, names.slice(-1))) ?? []).filter(
      (one) => isHere(one) && endsWith(one.names, names),
    )
  }
  return {
    add(listed) {
      const path = referenceText(listed.kind, listed.names)
      const last = referenceText(listed.kind, listed.names.slice(-1))
      byName.set(last, [
        ...(byName.get(last) ?? []).filter((one) => referenceText(one.kind, one.names) !== path),
        listed,
      ])
      byPath.set(path, listed)
      byId.set(listed.id, listed)
    },
    at: (kind, names) => byPath.get(referenceText(kind, names)),
    find(text, wanted) {
      const malformed = referenceFault(text, wanted.to)
      if (malformed !== undefined) {
        return fail({ code: 'reference_malformed', detail: `${text}: ${malformed}` })
      }
      const [found, other] = candidates(text, wanted)
      if (found !== undefined && other === undefined) return ok(found)
      if (found !== undefined) return fail(ambiguous(text, candidates(text, wanted)))
      return fail(dangling(text, [...byPath.keys()]))
    },
  }
}

const endsWith = (names: readonly string[], tail: readonly string[]): boolean =>
  tail.every((name, i) => names[names.length - tail.length + i] === name)

const ambiguous = (text: string, found: readonly Listed[]): Lost => ({
  code: 'reference_ambiguous',
  detail: `${text} may be ${found.map(({ kind, names }) => referenceText(kind, names)).join(' or ')}.`,
})

/** The last name is what people misspell; the same name elsewhere may be meant as well. */
function dangling(text: string, paths: readonly string[]): Lost {
  const [kind = ''] = text.split('/')
  const own = paths.filter((path) => path.startsWith(`${kind}/`))
  const nameOf = (path: string): string => path.split('/').at(-1) ?? ''
  const name = nameOf(text)
  const near = nearest(name, own.map(nameOf))
  const meant = own.filter((path) => near.includes(nameOf(path))).slice(0, 3)
  const hint = meant.length === 0 ? '' : ` Did you mean ${meant.join(' or ')}?`
  return { code: 'reference_dangling', detail: `There is no ${text} here.${hint}` }
}
