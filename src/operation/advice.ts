/**
 * What would help who was refused: requests that can be sent as they are.
 *
 * @module
 */
import { kindNamed } from '../model/kind-named.ts'
import { collectionPath, pathOf, resourcePath } from '../model/kind-path.ts'
import { API_KINDS, KINDS } from '../model/kinds.ts'
import type { Blocking, Problem, ProblemCode, Suggestion } from '../model/problem.ts'
import type { StoredResource } from '../store/chain.ts'
import { furtherSubnet, otherBlocks, unnamed } from './advice/creation-advice.ts'
import { departures } from './advice/departure-advice.ts'
import { kindOf } from './kind-of.ts'
import type { Subject } from './reads.ts'
import type { View } from './view.ts'

/** The problem with the requests that would help, and with the path of each blocker. */
export function advised(view: View, subject: Subject, problem: Problem): Problem {
  const suggestions = [
    ...(ADVICE[problem.code]?.(view, subject, problem) ?? []),
    ...rival(view, problem),
  ]
  return {
    ...problem,
    ...(problem.blocking && { blocking: problem.blocking.map((one) => located(view, one)) }),
    ...(suggestions.length > 0 && { suggestions }),
  }
}

type Advise = (view: View, subject: Subject, problem: Problem) => Suggestion[]

const ADVICE: Partial<Readonly<Record<ProblemCode, Advise>>> = {
  in_use: departures,
  revision_moved: (view, { id }) => seeing(view.find(id ?? ''), 'Read it again'),
  quota_exceeded: (_view, { vpcId }) => [
    {
      title: 'See what is used of every limit',
      method: 'GET',
      href: vpcId === undefined ? '/v1/usage' : `/v1/usage?vpcId=${vpcId}`,
    },
  ],
  reference_dangling: (_view, subject, problem) => lists(subject, problem),
  cidr_overlap: otherBlocks,
  subnet_exhausted: furtherSubnet,
  address_taken: unnamed,
  address_reserved: unnamed,
  address_outside_subnet: unnamed,
  mac_taken: unnamed,
  vni_taken: unnamed,
  vni_out_of_range: unnamed,
  floating_ip_outside_fabric: unnamed,
}

const isManaged = (kind: string): boolean => API_KINDS.some(({ name }) => name === kind)

const seeing = (one: StoredResource | undefined, title: string): Suggestion[] =>
  one === undefined || !isManaged(one.kind)
    ? []
    : [{ title, method: 'GET', href: resourcePath(kindOf(one), one) }]

function rival(view: View, { more }: Problem): Suggestion[] {
  const conflict = more?.['conflict'] as { readonly with?: string } | undefined
  return seeing(view.find(conflict?.with ?? ''), 'See the one that is there')
}

function located(view: View, one: Blocking): Blocking {
  const resource = view.find(one.id)
  if (one.href !== undefined || resource === undefined) return one
  return { ...one, href: resourcePath(kindNamed(one.kind), resource) }
}

/** Where what was meant may be found: an id tells its kind, and no child is looked for without its parent. */
function lists({ vpcId }: Subject, { errors = [] }: Problem): Suggestion[] {
  const prefixes = errors.map(({ value }) => String(value).split('_', 1).join())
  const kinds = KINDS.filter(
    ({ idPrefix, parent, name }) =>
      prefixes.includes(idPrefix) && parent === undefined && isManaged(name),
  )
  return kinds
    .filter(({ scope }) => scope !== 'vpc' || vpcId !== undefined)
    .map((kind) => ({
      title: 'See those that there are',
      method: 'GET',
      href: pathOf(collectionPath(kind), { vpcId }),
    }))
}
