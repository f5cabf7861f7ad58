/**
 * Where a resource is: in which VPC, below which parent, and which one.
 *
 * @module
 */
import { ok, type Result } from '../../base/result.ts'
import { isIdOf } from '../../model/id.ts'
import type { Kind } from '../../model/kind.ts'
import { pathMembers } from '../../model/kind-fields.ts'
import { kindNamed } from '../../model/kind-named.ts'
import { kebab, words } from '../../model/words.ts'
import { asked } from '../api-refusal.ts'
import { type Refusal, wrongUsage } from '../refusal.ts'
import { type Members, methodsOf } from './kind-methods.ts'
import type { Names } from './names.ts'

/** Kinds whose ids stand in the path above the resource: VPC and parent. */
export const homesOf = (kind: Kind): string[] =>
  pathMembers(kind).map((member) => member.replace(/Id$/, ''))

/** The members of the path above, by id, as flags or the words before the name say them. */
export async function homeOf(
  kind: Kind,
  given: Members,
  names: Names,
): Promise<Result<Members, Refusal>> {
  const place: Record<string, string> = {}
  for (const home of homesOf(kind)) {
    const text = given[kebab(home)]
    const id =
      typeof text === 'string'
        ? await names.idOf(kindNamed(home), text, place)
        : await only(home, names)
    if (!id.ok) return id
    place[`${home}Id`] = id.value
  }
  return ok(place)
}

/** Who has one VPC need not name it. */
async function only(home: string, names: Names): Promise<Result<string, Refusal>> {
  const flag = `--${kebab(home)}`
  if (home !== 'vpc') return wrongUsage(`say which ${words(home)}: ${flag} NAME`)
  const page = await asked(names.api.listVpcs())
  if (!page.ok) return page
  const [first, second] = page.value.items
  if (first === undefined) {
    return wrongUsage('there is no VPC yet: weft vpc create --name prod --cidrs 10.0.0.0/16')
  }
  if (second === undefined) return ok(first.id)
  const known = page.value.items.map(({ id, name }) => name ?? id)
  return wrongUsage(`say which VPC: ${flag} ${known.join(' or ')}`)
}

/** One resource by name, by id, or as VPC/NAME and VPC/PARENT/NAME. */
export async function placeOf(
  kind: Kind,
  text: string,
  given: Members,
  names: Names,
): Promise<Result<Members & { readonly id: string }, Refusal>> {
  const steps = text.split('/')
  const name = steps.pop() ?? ''
  const homes = homesOf(kind)
  if (steps.length > homes.length) {
    const form = [...homes.map((home) => words(home).toUpperCase()), 'NAME'].join('/')
    return wrongUsage(`${JSON.stringify(text)} is no ${words(kind.name)}; write ${form}`)
  }
  const said = homes.slice(homes.length - steps.length).map((home, i) => [kebab(home), steps[i]])
  const where = { ...given, ...Object.fromEntries(said) }
  if (isIdOf(kind.idPrefix, name) && kind.parent === undefined && where['vpc'] === undefined) {
    const found = await wherever(kind, name, names)
    if (found !== undefined) return found
  }
  const home = await homeOf(kind, where, names)
  if (!home.ok) return home
  const id = await names.idOf(kind, name, home.value)
  return id.ok ? ok({ ...home.value, id: id.value }) : id
}

/** An id says what it is and not where; the VPCs are few. */
async function wherever(
  kind: Kind,
  id: string,
  names: Names,
): Promise<Result<Members & { readonly id: string }, Refusal> | undefined> {
  if (kind.scope !== 'vpc') return ok({ id })
  const vpcs = await asked(names.api.listVpcs().all())
  if (!vpcs.ok) return vpcs
  const { get } = methodsOf(names.api, kind)
  const tried = await Promise.all(
    vpcs.value.map(async (vpc) => ({ vpc, found: await asked(get({ vpcId: vpc.id, id })) })),
  )
  const there = tried.find(({ found }) => found.ok)
  return there === undefined ? undefined : ok({ vpcId: there.vpc.id, id })
}
