import type { Answer } from './options.ts'

export interface Page<T> {
  readonly items: readonly T[]
  /** Absent: this is the last one. */
  readonly nextPageToken?: string
}

type FetchPage<T> = (pageToken: string | undefined) => Promise<Answer<Page<T>>>

const ALL_MAX = 10_000

/** A list: await it for one page, iterate over it for every item. Nothing is sent before. */
export class List<T> implements PromiseLike<Page<T>>, AsyncIterable<T> {
  readonly #fetchPage: FetchPage<T>

  constructor(fetchPage: FetchPage<T>) {
    this.#fetchPage = fetchPage
  }

  // biome-ignore lint/suspicious/noThenProperty: a list is awaited like a call.
  then<A = Page<T>, B = never>(
    done?: ((page: Page<T>) => A | PromiseLike<A>) | null,
    failed?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#fetchPage(undefined)
      .then(({ data }) => data)
      .then(done, failed)
  }

  /** The first page with all that came with it. */
  raw(): Promise<Answer<Page<T>>> {
    return this.#fetchPage(undefined)
  }

  async *pages(): AsyncGenerator<Page<T>, void> {
    let pageToken: string | undefined
    do {
      const { data } = await this.#fetchPage(pageToken)
      yield data
      pageToken = data.nextPageToken
    } while (pageToken !== undefined)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    for await (const { items } of this.pages()) yield* items
  }

  /** Every item; refuses to take more than `limit` of them into memory. */
  async all(limit = ALL_MAX): Promise<T[]> {
    const all: T[] = []
    for await (const { items } of this.pages()) {
      all.push(...items)
      if (all.length > limit) throw new RangeError(`the list has more than ${limit} items`)
    }
    return all
  }
}
