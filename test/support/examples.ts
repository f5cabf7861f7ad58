/**
 * The examples of the kinds, made through an API: each with what it needs, and as many of a kind as
 * a test wants.
 *
 * `@subnet` in an example is the first subnet of the same VPC, `@subnet.2` the second one. The second
 * one of anything differs from the first in every prefix, address and number that it gives. What may
 * be in a VPC only once is in another VPC instead.
 */
import { addressOf, prefixOf } from '../../src/model/canonical.ts'
import { vpc } from '../../src/model/kind/vpc.ts'
import type { Kind } from '../../src/model/kind.ts'
import { kindNamed, parentField } from '../../src/model/kind-named.ts'
import { collectionPath, idParameter, itemPath, pathOf } from '../../src/model/kind-path.ts'
import { addressPlus, formatAddress, parseAddress } from '../../src/net/address.ts'
import { containsPrefix, formatPrefix, parsePrefix, prefix, sizeOf } from '../../src/net/prefix.ts'

type Json = Readonly<Record<string, unknown>>

/** A request that creates one; what it refers to is there. */
export interface Example {
  readonly kind: Kind
  /** Ids of the path. */
  readonly params: Readonly<Record<string, string>>
  /** Of the collection. */
  readonly path: string
  readonly body: Json
}

export interface MadeExample extends Example {
  readonly id: string
  readonly itemPath: string
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the wire holds.
  readonly resource: any
}

export interface Examples {
  /** The request that would create the `number`-th one, which nobody has sent. */
  request(kindName: string, number?: number): Promise<Example>
  /** The `number`-th one of a kind, the same one each time. */
  make(kindName: string, number?: number): Promise<MadeExample>
}

interface Maker {
  make(path: string, body: unknown): Promise<MadeExample['resource']>
}

/** Which one of a kind, and in which of the VPCs. */
interface Which {
  readonly kind: Kind
  readonly number: number
  readonly home: number
}

export function examplesIn(api: Maker): Examples {
  const known = new Map<string, Promise<MadeExample>>()

  async function requestOf(which: Which): Promise<Example> {
    const { kind } = which
    const params = await placeOf(which)
    const body = (await resolved(kind.example, which)) as Json
    return { kind, params, path: pathOf(collectionPath(kind), params), body }
  }

  async function placeOf({ kind, home }: Which): Promise<Example['params']> {
    if (kind.parent !== undefined) {
      const parent = await made({ kind: kindNamed(kind.parent), number: 1, home })
      return { ...parent.params, [parentField(kind) ?? '']: parent.id }
    }
    if (kind.scope !== 'vpc') return {}
    return { vpcId: (await made({ kind: vpc, number: home, home })).id }
  }

  async function resolved(value: unknown, which: Which): Promise<unknown> {
    if (Array.isArray(value)) return Promise.all(value.map((item) => resolved(item, which)))
    if (typeof value === 'object' && value !== null) {
      const members = Object.entries(value).map(
        async ([name, member]) => [name, await resolved(member, which)] as const,
      )
      return Object.fromEntries(await Promise.all(members))
    }
    const reference = referenceIn(value)
    return reference === undefined
      ? varied(value, which)
      : (await made(referred(reference, which))).id
  }

  async function create(which: Which): Promise<MadeExample> {
    const request = await requestOf(which)
    const resource = await api.make(request.path, request.body)
    const params = { ...request.params, [idParameter(request.kind)]: resource.id }
    return {
      ...request,
      id: resource.id,
      itemPath: pathOf(itemPath(request.kind), params),
      resource,
    }
  }

  function made(which: Which): Promise<MadeExample> {
    const { kind, number, home } = which
    const key = `${kind.name} ${number} ${kind.scope === 'vpc' ? home : ''}`
    const one = known.get(key) ?? create(which)
    known.set(key, one)
    return one
  }

  return {
    request: (kindName, number = 1) => requestOf(nth(kindNamed(kindName), number)),
    make: (kindName, number = 1) => made(nth(kindNamed(kindName), number)),
  }
}

function nth(kind: Kind, number: number): Which {
  if (kind.scope !== 'vpc') return { kind, number, home: 1 + (number - 1) * vpcsIn(kind.example) }
  return kind.limit === 1 ? { kind, number: 1, home: number } : { kind, number, home: 1 }
}

interface ExampleReference {
  readonly kind: Kind
  readonly number: number
}

function referenceIn(value: unknown): ExampleReference | undefined {
  const match = typeof value === 'string' ? /^@(\w+)(?:\.(\d+))?$/.exec(value) : null
  return match ? { kind: kindNamed(match[1] ?? ''), number: Number(match[2] ?? 1) } : undefined
}

/** What stands above the VPCs and mentions some has VPCs of its own. */
function referred({ kind, number }: ExampleReference, { home }: Which): Which {
  if (kind.name === 'vpc') return { kind, number: home + number - 1, home }
  return kind.scope === 'vpc' ? { kind, number, home } : nth(kind, number)
}

/** How many VPCs an example mentions, and at least one. */
function vpcsIn(example: unknown): number {
  if (typeof example === 'object' && example !== null)
    return Math.max(1, ...Object.values(example).map(vpcsIn))
  const reference = referenceIn(example)
  return reference?.kind.name === 'vpc' ? reference.number : 1
}

function varied(value: unknown, { number, home }: Which): unknown {
  if (typeof value === 'number') return value + number - 1
  if (typeof value !== 'string') return value
  if (parsePrefix(value).ok) return movedPrefix(value, { number, home })
  return parseAddress(value).ok ? movedAddress(value, { number, home }) : value
}

/** The block of the first VPC. */
const VPC_BLOCK = prefixOf('10.0.0.0/16')

type Move = Pick<Which, 'number' | 'home'>

/** The next block of the same length; what lies inside a VPC moves along with it. */
function movedPrefix(text: string, { number, home }: Move): string {
  const block = prefixOf(text)
  const next = addressPlus(block.first, (number - 1) * sizeOf(block))
  const isInside = containsPrefix(VPC_BLOCK, block) && block.length > VPC_BLOCK.length
  const first = isInside ? addressPlus(next, (home - 1) * sizeOf(VPC_BLOCK)) : next
  return formatPrefix(prefix(first, block.length))
}

function movedAddress(text: string, { number, home }: Move): string {
  const next = addressPlus(addressOf(text), number - 1)
  const isInside = containsPrefix(VPC_BLOCK, prefixOf(`${text}/${text.includes(':') ? 128 : 32}`))
  return formatAddress(isInside ? addressPlus(next, (home - 1) * sizeOf(VPC_BLOCK)) : next)
}
