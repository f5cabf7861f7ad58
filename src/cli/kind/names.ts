/**
 * Names and ids: wherever an id is wanted, a name does, and `VPC/NAME` for one in another VPC.
 *
 * @module
 */
import { nearest } from '../../base/nearest.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import { isIdOf } from '../../model/id.ts'
import type { Kind } from '../../model/kind.ts'
import { pathMembers } from '../../model/kind-fields.ts'
import { kindNamed } from '../../model/kind-named.ts'
import { words } from '../../model/words.ts'
import type { Weft } from '../../sdk/index.ts'
import { asked } from '../api-refusal.ts'
import { type Refusal, wrongUsage } from '../refusal.ts'
import { type AnyResource, type Members, methodsOf } from './kind-methods.ts'

/** As many names as a page holds are looked through for one that was meant. */
const PAGE_SIZE = 500

export class Names {
  readonly api: Weft
  readonly #known = new Map<string, Promise<Result<string, Refusal>>>()

  constructor(api: Weft) {
    this.api = api
  }

  /** `where` says the VPC and the parent, by id; a text with slashes says them itself. */
  async idOf(kind: Kind, text: string, where: Members): Promise<Result<string, Refusal>> {
    if (isIdOf(kind.idPrefix, text)) return ok(text)
    const placed = await this.#placed(kind, text, where)
    if (!placed.ok) return placed
    const { name, place } = placed.value
    const key = JSON.stringify([kind.name, name, place])
    const known = this.#known.get(key) ?? this.#find(kind, name, place)
    this.#known.set(key, known)
    return known
  }

  /** Of several kinds that a reference may be of, the one that has the name. */
  async idOfAny(
    kinds: readonly string[],
    text: string,
    where: Members,
  ): Promise<Result<string, Refusal>> {
    const refusals: Refusal[] = []
    const [word = '', ...rest] = text.split('/')
    const said = kinds.find((name) => name === word)
    const [among, name] = said === undefined ? [kinds, text] : [[said], rest.join('/')]
    for (const one of among) {
      const found = await this.idOf(kindNamed(one), name, where)
      if (found.ok) return found
      refusals.push(found.error)
    }
    const [first] = refusals
    if (first !== undefined && refusals.length === 1) return fail(first)
    return wrongUsage(`there is no ${among.map(words).join(' or ')} ${JSON.stringify(name)}`)
  }

  async #placed(kind: Kind, text: string, where: Members): Promise<Result<Placed, Refusal>> {
    const steps = text.split('/')
    const name = steps.pop() ?? ''
    const place: Record<string, unknown> = {}
    for (const member of pathMembers(kind)) if (where[member]) place[member] = where[member]
    // From the inside out: the word before the name is the parent, or else the VPC.
    const homes = pathMembers(kind).map((member) => member.replace(/Id$/, ''))
    const said = homes.slice(Math.max(0, homes.length - steps.length))
    if (steps.length > homes.length) {
      const form = [...homes.map((home) => words(home).toUpperCase()), 'NAME'].join('/')
      return wrongUsage(`${JSON.stringify(text)} is no ${words(kind.name)}; write ${form}`)
    }
    for (const [i, home] of said.entries()) {
      const id = await this.idOf(kindNamed(home), steps[i] ?? '', place)
      if (!id.ok) return id
      place[`${home}Id`] = id.value
    }
    return ok({ name, place })
  }

  async #find(kind: Kind, name: string, place: Members): Promise<Result<string, Refusal>> {
    const missing = pathMembers(kind).find((member) => place[member] === undefined)
    if (missing !== undefined) {
      return wrongUsage(
        `say in which ${words(missing.replace(/Id$/, ''))} ${JSON.stringify(name)} is`,
      )
    }
    const { list } = methodsOf(this.api, kind)
    const found = await asked(list({ ...place, name }))
    if (!found.ok) return found
    const [resource] = found.value.items
    if (resource !== undefined) return ok(resource.id)
    const page = await asked(list({ ...place, pageSize: PAGE_SIZE }))
    return page.ok ? noneNamed(kind, name, page.value.items) : page
  }
}

interface Placed {
  readonly name: string
  readonly place: Members
}

function noneNamed(
  kind: Kind,
  name: string,
  there: readonly AnyResource[],
): Result<never, Refusal> {
  const known = there.flatMap((one) => one.name ?? [])
  const [meant] = nearest(name, known)
  const few = known.length <= 12 && known.length > 0 ? `; there are ${known.join(', ')}` : ''
  const hint = meant === undefined ? few : `; did you mean ${meant}?`
  return wrongUsage(`there is no ${words(kind.name)} ${JSON.stringify(name)}${hint}`)
}
