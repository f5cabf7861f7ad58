/**
 * Reading members of foreign JSON, with the place of whatever is wrong.
 *
 * A reading method never throws: it reports the problem and gives a harmless value, so that one pass
 * finds every problem of the input. Whoever starts an import throws the result away if any problem
 * was reported.
 *
 * @module
 */
import type { Result } from '../../base/result.ts'
import { formatAddress, parseAddress } from '../../net/address.ts'
import { formatPrefix, parsePrefix } from '../../net/prefix.ts'
import type { ImportProblem } from './import-problem.ts'

export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One sight of a thing: the same VPC seen from two accounts is two views. */
export interface View {
  readonly file: string
  readonly at: string
  readonly value: JsonObject
}

/** Where problems of one import are gathered. */
export type Report = (problem: ImportProblem) => void

interface Found {
  readonly view: View
  readonly value: unknown
}

/** What a value is, in words for a person. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  return JSON.stringify(value)
}

/** A JSON object of the input, as all its views together show it. */
export class Element {
  readonly views: readonly View[]
  readonly #report: Report

  constructor(views: readonly View[], report: Report) {
    this.views = views
    this.#report = report
  }

  /** File that the first view came from. */
  get file(): string {
    return this.views[0]?.file ?? ''
  }

  text(name: string): string {
    return (
      this.#read(name, 'a string', (value) => (typeof value === 'string' ? value : undefined)) ?? ''
    )
  }

  /** Absent, null and empty are one: AWS writes all three for "none". */
  maybeText(name: string): string | undefined {
    return this.has(name) && this.#found(name)?.value !== '' ? this.text(name) : undefined
  }

  integer(name: string): number {
    return (
      this.#read(name, 'an integer', (value) =>
        Number.isInteger(value) ? Number(value) : undefined,
      ) ?? 0
    )
  }

  maybeInteger(name: string): number | undefined {
    return this.has(name) ? this.integer(name) : undefined
  }

  flag(name: string, absent: boolean): boolean {
    if (!this.has(name)) return absent
    return (
      this.#read(name, 'true or false', (value) =>
        typeof value === 'boolean' ? value : undefined,
      ) ?? absent
    )
  }

  /** A prefix in canonical form; host bits are cleared, as AWS itself does. */
  prefix(name: string): string {
    return this.#parsed(name, 'a prefix such as 10.0.0.0/16', (text) => {
      const parsed = parsePrefix(text)
      if (parsed.ok) return { ok: true, value: formatPrefix(parsed.value) }
      return parsed.error.code === 'prefix_host_bits'
        ? { ok: true, value: parsed.error.canonical }
        : parsed
    })
  }

  maybePrefix(name: string): string | undefined {
    return this.has(name) ? this.prefix(name) : undefined
  }

  /** An address in canonical form. */
  address(name: string): string {
    return this.#parsed(name, 'an address such as 10.0.0.10', (text) => {
      const parsed = parseAddress(text)
      return parsed.ok ? { ok: true, value: formatAddress(parsed.value) } : parsed
    })
  }

  maybeAddress(name: string): string | undefined {
    return this.maybeText(name) === undefined ? undefined : this.address(name)
  }

  object(name: string): Element | undefined {
    const views = this.#all(name).flatMap(({ view, value }) => {
      if (isObject(value)) return [{ file: view.file, at: `${view.at}.${name}`, value }]
      this.#refuse(view, name, 'an object', value)
      return []
    })
    return views.length === 0 ? undefined : new Element(views, this.#report)
  }

  /** The objects of a list, over all views, each once; absent: none. */
  list(name: string): readonly Element[] {
    const seen = new Set<string>()
    return this.#items(name).flatMap(({ view, value }) => {
      const key = JSON.stringify(value)
      if (seen.has(key)) return []
      seen.add(key)
      if (isObject(value)) return [new Element([{ ...view, value }], this.#report)]
      this.#report({
        file: view.file,
        at: view.at,
        detail: `expected an object, found ${kindOf(value)}`,
      })
      return []
    })
  }

  /** The strings of a list, over all views, each once; absent: none. */
  texts(name: string): readonly string[] {
    const texts = this.#items(name).flatMap(({ view, value }) => {
      if (typeof value === 'string') return [value]
      this.#report({
        file: view.file,
        at: view.at,
        detail: `expected a string, found ${kindOf(value)}`,
      })
      return []
    })
    return [...new Set(texts)]
  }

  /** Reports what is wrong with a member in words of the caller's own. */
  refuse(name: string, detail: string): void {
    const view = this.#found(name)?.view ?? this.views[0]
    if (view) this.#report({ file: view.file, at: `${view.at}.${name}`, detail })
  }

  #all(name: string): readonly Found[] {
    return this.views.flatMap((view) => {
      const value = view.value[name]
      return value === undefined || value === null ? [] : [{ view, value }]
    })
  }

  #found(name: string): Found | undefined {
    return this.#all(name)[0]
  }

  /** Whether the member is there and is not null. */
  has(name: string): boolean {
    return this.#found(name) !== undefined
  }

  #items(name: string): readonly Found[] {
    return this.#all(name).flatMap(({ view, value }) => {
      const at = `${view.at}.${name}`
      if (Array.isArray(value)) {
        return value.map((item: unknown, i) => ({
          view: { ...view, at: `${at}[${i}]` },
          value: item,
        }))
      }
      this.#refuse(view, name, 'a list', value)
      return []
    })
  }

  #read<T>(
    name: string,
    expected: string,
    convert: (value: unknown) => T | undefined,
  ): T | undefined {
    const found = this.#found(name)
    const converted = found && convert(found.value)
    if (converted !== undefined) return converted
    const view = found?.view ?? this.views[0]
    if (view) this.#refuse(view, name, expected, view.value[name])
    return undefined
  }

  #parsed(
    name: string,
    expected: string,
    parse: (text: string) => Result<string, unknown>,
  ): string {
    return (
      this.#read(name, expected, (value) => {
        const parsed = typeof value === 'string' ? parse(value) : undefined
        return parsed?.ok ? parsed.value : undefined
      }) ?? ''
    )
  }

  #refuse(view: View, name: string, expected: string, value: unknown): void {
    const detail = `expected ${expected}, found ${kindOf(value)}`
    this.#report({ file: view.file, at: `${view.at}.${name}`, detail })
  }
}
