/**
 * What a field of a resource may hold, as data.
 *
 * A kind is described once with these; the TypeScript type, the API's schema, the OpenAPI document,
 * the manifest format, the CLI's flags and the reference pages are all derived from the description.
 * Values are JSON as users see them: prefixes, addresses and MACs stay canonical text.
 *
 * @module
 */
import type { Result } from '../base/result.ts'
import { formatAddress, parseAddress } from '../net/address.ts'
import { parseMac } from '../net/mac.ts'
import { formatPrefix, parsePrefix } from '../net/prefix.ts'
import type { Selector } from './selector.ts'

/** What is wrong with one value: a stable code, a sentence, and the value that would be accepted if we know it. */
export interface FieldError {
  readonly code: string
  readonly detail: string
  readonly suggestion?: string
}

/** Text with a grammar of its own; `parse` gives the canonical text. */
export interface TextFormat {
  readonly name: 'prefix' | 'address' | 'mac'
  readonly pattern: string
  readonly example: string
  parse(text: string): Result<string, FieldError>
}

export type Shape =
  | { readonly type: 'string'; readonly maxLength: number; readonly pattern?: string }
  | {
      readonly type: 'integer'
      readonly min: number
      readonly max: number
      /** Problem code of a value out of bounds, where it has one of its own. */
      readonly code?: string
    }
  | { readonly type: 'boolean' }
  | { readonly type: 'enum'; readonly values: readonly string[] }
  | { readonly type: 'text'; readonly format: TextFormat }
  | { readonly type: 'ref'; readonly to: readonly string[] }
  | {
      readonly type: 'list'
      readonly of: Shape
      readonly minItems: number
      readonly maxItems: number
    }
  | { readonly type: 'object'; readonly fields: Fields }
  | { readonly type: 'tags' }
  /** A formula over tags; `selector.ts` says which. */
  | { readonly type: 'selector' }

export type Presence = 'required' | 'optional'

/**
 * `createOnly`: the caller decides once. `readOnly`: the server decides, and stores it. `derived`:
 * follows from the network each time that somebody reads; it is never stored.
 */
export type Access = 'readWrite' | 'createOnly' | 'readOnly' | 'derived'

export interface Field<T = unknown, P extends Presence = Presence> {
  readonly shape: Shape
  readonly doc: string
  readonly presence: P
  readonly access: Access
  readonly default?: unknown
  /** The server chooses what a request leaves out; what is stored always has it. */
  readonly chosen?: true
  readonly example?: unknown
  /** Type only; never there at run time. */
  readonly '~value'?: T
}

export type Fields = Readonly<Record<string, Field>>

export type TypeOf<F> = F extends Field<infer T> ? T : never

type OptionalKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends Field<unknown, 'optional'> ? K : never
}[keyof F]

/** The JSON value that a set of fields describes. */
export type Infer<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKeys<F>>]: TypeOf<F[K]>
} & { readonly [K in OptionalKeys<F>]?: TypeOf<F[K]> }

interface Options<T> {
  /** The member may be absent. A field with a default is always present once stored. */
  readonly optional?: true
  readonly default?: T
  readonly chosen?: true
  readonly access?: Access
  readonly example?: T
}

/** What is derived is not there before somebody asks, whatever its presence in answers. */
type PresenceOf<O> = O extends { readonly optional: true } | { readonly access: 'derived' }
  ? 'optional'
  : 'required'

function field<T, O extends Options<T>>(
  shape: Shape,
  doc: string,
  options: O,
): Field<T, PresenceOf<O>> {
  return {
    shape,
    doc,
    presence: (options.optional ? 'optional' : 'required') as PresenceOf<O>,
    access: options.access ?? 'readWrite',
    ...(options.default === undefined ? {} : { default: options.default }),
    ...(options.chosen === undefined ? {} : { chosen: options.chosen }),
    ...(options.example === undefined ? {} : { example: options.example }),
  }
}

/** Whether a request may leave the member out. */
export const mayBeAbsent = ({ presence, default: fallback, chosen }: Field): boolean =>
  presence === 'optional' || fallback !== undefined || chosen === true

const PREFIX: TextFormat = {
  name: 'prefix',
  pattern: '^[0-9a-fA-F.:]+/[0-9]{1,3}$',
  example: '10.0.0.0/16',
  parse(text) {
    const parsed = parsePrefix(text)
    if (parsed.ok) return { ok: true, value: formatPrefix(parsed.value) }
    const { error } = parsed
    if (error.code === 'prefix_malformed') {
      const detail = `${JSON.stringify(text)} is not a prefix; write address/length, as in 10.0.0.0/16 or 2001:db8::/56`
      return { ok: false, error: { code: error.code, detail } }
    }
    const detail = `${text} has host bits set; the network is ${error.canonical}`
    return { ok: false, error: { code: error.code, detail, suggestion: error.canonical } }
  },
}

const ADDRESS: TextFormat = {
  name: 'address',
  pattern: '^[0-9a-fA-F.:]+$',
  example: '10.0.0.10',
  parse(text) {
    const parsed = parseAddress(text)
    if (parsed.ok) return { ok: true, value: formatAddress(parsed.value) }
    const detail = `${JSON.stringify(text)} is not an address; write 10.0.0.10 or 2001:db8::10`
    return { ok: false, error: { code: 'address_malformed', detail } }
  },
}

const MAC: TextFormat = {
  name: 'mac',
  pattern: '^([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}$',
  example: '02:00:00:00:00:10',
  parse(text) {
    const parsed = parseMac(text)
    if (parsed.ok) return { ok: true, value: parsed.value }
    const { code } = parsed.error
    const detail =
      code === 'mac_malformed'
        ? `${JSON.stringify(text)} is not a MAC address; write six octets, as in 02:00:00:00:00:10`
        : `${text} is a group address; the first octet of a vNIC's MAC is even`
    return { ok: false, error: { code, detail } }
  },
}

export function prefixField<const O extends Options<string>>(doc: string, options?: O) {
  return field<string, O>({ type: 'text', format: PREFIX }, doc, options ?? ({} as O))
}

export function addressField<const O extends Options<string>>(doc: string, options?: O) {
  return field<string, O>({ type: 'text', format: ADDRESS }, doc, options ?? ({} as O))
}

export function macField<const O extends Options<string>>(doc: string, options?: O) {
  return field<string, O>({ type: 'text', format: MAC }, doc, options ?? ({} as O))
}

export function stringField<
  const O extends Options<string> & { maxLength?: number; pattern?: string },
>(doc: string, options?: O) {
  const shape: Shape = {
    type: 'string',
    maxLength: options?.maxLength ?? 255,
    ...(options?.pattern === undefined ? {} : { pattern: options.pattern }),
  }
  return field<string, O>(shape, doc, options ?? ({} as O))
}

export function integerField<const O extends Options<number>>(
  doc: string,
  bounds: { readonly min: number; readonly max: number; readonly code?: string },
  options?: O,
) {
  return field<number, O>({ type: 'integer', ...bounds }, doc, options ?? ({} as O))
}

export function booleanField<const O extends Options<boolean>>(doc: string, options?: O) {
  return field<boolean, O>({ type: 'boolean' }, doc, options ?? ({} as O))
}

export function enumField<const V extends string, const O extends Options<V>>(
  doc: string,
  values: readonly V[],
  options?: O,
) {
  return field<V, O>({ type: 'enum', values }, doc, options ?? ({} as O))
}

/** The id of another resource; `to` names the kinds it may be of. */
export function refField<const O extends Options<string>>(
  doc: string,
  to: readonly string[],
  options?: O,
) {
  return field<string, O>({ type: 'ref', to }, doc, options ?? ({} as O))
}

export function listField<
  T,
  const O extends Options<readonly T[]> & { minItems?: number; maxItems: number },
>(doc: string, of: Field<T>, options: O) {
  const { minItems = 0, maxItems } = options
  return field<readonly T[], O>({ type: 'list', of: of.shape, minItems, maxItems }, doc, options)
}

export function objectField<F extends Fields, const O extends Options<Infer<F>>>(
  doc: string,
  fields: F,
  options?: O,
) {
  return field<Infer<F>, O>({ type: 'object', fields }, doc, options ?? ({} as O))
}

export type Tags = Readonly<Record<string, string>>

export function tagsField(doc: string) {
  return field<Tags, { optional: true }>({ type: 'tags' }, doc, { optional: true })
}

export function selectorField<const O extends Options<Selector>>(doc: string, options?: O) {
  return field<Selector, O>({ type: 'selector' }, doc, options ?? ({} as O))
}
