/**
 * A map that never changes, in the order of its keys.
 *
 * A changed copy shares everything but the few blocks that the change touches, so it costs about the
 * same for ten entries and for a hundred thousand.
 *
 * @module
 */
interface Block<V> {
  readonly keys: readonly string[]
  readonly values: readonly V[]
}

/** Copying one block and the list of blocks costs least together when they are about as long. */
const BLOCK_MAX = 128

export class SortedMap<V> implements ReadonlyMap<string, V> {
  readonly size: number
  readonly #blocks: readonly Block<V>[]

  private constructor(blocks: readonly Block<V>[], size: number) {
    this.#blocks = blocks
    this.size = size
  }

  /** Of equal keys the last one counts. */
  static of<V>(entries: Iterable<readonly [string, V]>): SortedMap<V> {
    const sorted = [...new Map(entries)].sort(([a], [b]) => (a < b ? -1 : 1))
    const blocks: Block<V>[] = []
    for (let first = 0; first < sorted.length; first += BLOCK_MAX / 2) {
      const part = sorted.slice(first, first + BLOCK_MAX / 2)
      blocks.push({ keys: part.map(([key]) => key), values: part.map(([, value]) => value) })
    }
    return new SortedMap(blocks, sorted.length)
  }

  get(key: string): V | undefined {
    const block = this.#blocks[blockFor(this.#blocks, key)]
    if (block === undefined) return undefined
    const place = placeOf(block.keys, key)
    return block.keys[place] === key ? block.values[place] : undefined
  }

  has(key: string): boolean {
    const block = this.#blocks[blockFor(this.#blocks, key)]
    return block !== undefined && block.keys[placeOf(block.keys, key)] === key
  }

  /** A map without `deletes` and with `puts`. */
  with(puts: Iterable<readonly [string, V]>, deletes: Iterable<string> = []): SortedMap<V> {
    const draft = { blocks: [...this.#blocks], own: new Set<Block<V>>(), size: this.size }
    for (const key of deletes) remove(draft, key)
    for (const [key, value] of puts) put(draft, key, value)
    return new SortedMap(draft.blocks, draft.size)
  }

  *entries(): MapIterator<[string, V]> {
    for (const { keys, values } of this.#blocks) {
      for (const [i, key] of keys.entries()) yield [key, values[i] as V]
    }
  }

  *keys(): MapIterator<string> {
    for (const { keys } of this.#blocks) yield* keys
  }

  *values(): MapIterator<V> {
    for (const { values } of this.#blocks) yield* values
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this)
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries()
  }
}

/** Blocks that a `with` has made itself it may change; nobody else has seen them. */
interface Draft<V> {
  readonly blocks: Block<V>[]
  readonly own: Set<Block<V>>
  size: number
}

interface OwnBlock<V> {
  readonly keys: string[]
  readonly values: V[]
}

/** Index of the block that holds `key` or would: the last one that does not begin after it. */
function blockFor<V>(blocks: readonly Block<V>[], key: string): number {
  let [low, high] = [0, blocks.length]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((blocks[middle]?.keys[0] ?? '') <= key) low = middle
    else high = middle
  }
  return low
}

/** Index of the first key that is not below `key`. */
function placeOf(keys: readonly string[], key: string): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] ?? '') < key) low = middle + 1
    else high = middle
  }
  return low
}

function ownBlock<V>({ blocks, own }: Draft<V>, index: number): OwnBlock<V> {
  const block = blocks[index] ?? { keys: [], values: [] }
  if (own.has(block)) return block as OwnBlock<V>
  const copy: OwnBlock<V> = { keys: [...block.keys], values: [...block.values] }
  own.add(copy)
  blocks[index] = copy
  return copy
}

function put<V>(draft: Draft<V>, key: string, value: V): void {
  const index = blockFor(draft.blocks, key)
  const { keys, values } = ownBlock(draft, index)
  const place = placeOf(keys, key)
  if (keys[place] === key) {
    values[place] = value
    return
  }
  keys.splice(place, 0, key)
  values.splice(place, 0, value)
  draft.size += 1
  if (keys.length <= BLOCK_MAX) return
  // What comes last mostly grows at its end: a full block stays full, and the next begins.
  const at = place === BLOCK_MAX ? BLOCK_MAX : BLOCK_MAX / 2
  const upper: OwnBlock<V> = { keys: keys.splice(at), values: values.splice(at) }
  draft.own.add(upper)
  draft.blocks.splice(index + 1, 0, upper)
}

function remove<V>(draft: Draft<V>, key: string): void {
  const index = blockFor(draft.blocks, key)
  const found = draft.blocks[index]
  if (found === undefined || found.keys[placeOf(found.keys, key)] !== key) return
  const { keys, values } = ownBlock(draft, index)
  const place = placeOf(keys, key)
  keys.splice(place, 1)
  values.splice(place, 1)
  draft.size -= 1
  if (keys.length === 0) draft.blocks.splice(index, 1)
}
