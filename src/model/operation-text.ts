/**
 * What an operation on a kind does, in sentences: from the kind's own description, so that the
 * reference, the OpenAPI document and the help of the command line say the same.
 *
 * @module
 */
import type { Fields, Shape } from './field.ts'
import type { Kind } from './kind.ts'
import { parentField } from './kind-named.ts'
import { API_KINDS } from './kinds.ts'
import type { Action } from './operations.ts'
import { aWord, upperFirst, words } from './words.ts'

/** A mention of one kind by another, as `vnic.subnetId`. */
export interface Mention {
  readonly from: Kind
  /** The members on the way, with dots. */
  readonly member: string
  readonly to: readonly string[]
}

const code = (text: string): string => `\`${text}\``

/** `a`, `b` and `c`. */
export function listed(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`
}

/** Every field of the kind that holds ids of others, except its place in the path. */
export const mentionsBy = (kind: Kind): Mention[] =>
  inFields(kind.fields, '')
    .filter(({ member }) => member !== parentField(kind) && member !== 'vpcId')
    .map((mention) => ({ from: kind, ...mention }))

function inFields(fields: Fields, at: string): Omit<Mention, 'from'>[] {
  return Object.entries(fields).flatMap(([name, { shape }]) => inShape(shape, `${at}${name}`))
}

function inShape(shape: Shape, member: string): Omit<Mention, 'from'>[] {
  switch (shape.type) {
    case 'ref':
      return [{ member, to: shape.to }]
    case 'list':
      return inShape(shape.of, member)
    case 'object':
      return inFields(shape.fields, `${member}.`)
    default:
      return []
  }
}

/** Who may mention a resource of the kind, and so stands in the way of its deletion. */
export const mentionsOf = ({ name }: Kind): Mention[] =>
  API_KINDS.flatMap(mentionsBy).filter(({ to }) => to.includes(name))

export const childrenOf = ({ name }: Kind): Kind[] =>
  API_KINDS.filter(({ parent }) => parent === name)

/** `10,000`. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

const PLACES: Readonly<Record<Kind['scope'], string>> = {
  vpc: 'in the VPC',
  tenant: 'of the tenant',
  platform: 'of the platform',
}

const SCOPES: Readonly<Record<Kind['scope'], string>> = {
  vpc: 'per VPC',
  tenant: 'per tenant',
  platform: 'in all',
}

const placeOf = ({ parent, scope }: Kind): string =>
  parent === undefined ? PLACES[scope] : `of the ${words(parent)}`

/** Paragraphs of Markdown. */
export function operationText(action: Action, kind: Kind): string[] {
  const remark = kind.remarks?.[action]
  return [...PARAGRAPHS[action](kind), ...(remark === undefined ? [] : [remark])]
}

const PARAGRAPHS: Readonly<Record<Action, (kind: Kind) => string[]>> = {
  create: (kind) => [
    `${kind.doc}`,
    ...chosenText(kind),
    ...mentionsText(kind),
    `At most ${grouped(kind.limit)} ${SCOPES[kind.scope]}; a name is unique among the ${words(kind.plural)} ${placeOf(kind)}.`,
    ...parentText(kind),
  ],
  get: (kind) => [
    `Shows ${aWord(kind.name)} ${placeOf(kind)} as it is now: what was written is read at once.`,
    ...derivedText(kind),
  ],
  list: (kind) => [
    `Shows the ${words(kind.plural)} ${placeOf(kind)}, oldest first, page by page. Parameters that name a field let only those through that have the value; all of them must fit.`,
  ],
  update: (kind) => [
    'A JSON merge patch (RFC 7396): what is absent stays, `null` removes a member or sets it back to its default. A patch that changes nothing makes no new revision. What was read may be sent back: members that are fixed are accepted as they are.',
    ...fixedText(kind),
    ...parentText(kind),
  ],
  replace: (kind) => [
    `Makes the ${words(kind.plural)} ${placeOf(kind)} exactly those of the body, in one transaction. ${sameText(kind)} One that stays keeps its id, and one that has not changed is not written. Wants the ETag of the ${words(kind.parent ?? '')} in \`If-Match\`; the answer has its new one.`,
  ],
  delete: (kind) => [...goesAlongText(kind), ...inUseText(kind), ...parentText(kind)],
}

const sameText = ({ name, key = [] }: Kind): string =>
  key.length === 0
    ? `${upperFirst(aWord(name))} is told by what it says, or by its name.`
    : `${upperFirst(aWord(name))} is told by ${listed(key.map(code))}, or by its name.`

function chosenText({ chosen = [], claims }: Kind): string[] {
  if (chosen.length === 0) return []
  const text = `What is left out of ${listed(chosen.map(code))} is chosen by the server.`
  if (claims === undefined) return [text]
  return [`${text} Chosen values and named ones are claimed in the transaction of the creation.`]
}

function mentionsText(kind: Kind): string[] {
  const mentions = mentionsBy(kind).filter(
    ({ member }) => kind.fields[member]?.access !== 'readOnly',
  )
  if (mentions.length === 0) return []
  const items = mentions.map(({ member, to }) => `${code(member)} (${to.map(words).join(' or ')})`)
  return [`It may refer to others, which must be there: ${listed(items)}.`]
}

const parentText = ({ parent }: Kind): string[] =>
  parent === undefined ? [] : [`The ${words(parent)} gets a new revision in the same transaction.`]

function derivedText({ fields }: Kind): string[] {
  const derived = Object.entries(fields)
    .filter(([, { access }]) => access === 'derived')
    .map(([name]) => code(name))
  if (derived.length === 0) return []
  return [`${listed(derived)} ${derived.length === 1 ? 'is' : 'are'} computed when it is read.`]
}

function fixedText(kind: Kind): string[] {
  const path = ['vpcId', parentField(kind)]
  const names = (access: string): string[] =>
    Object.entries(kind.fields)
      .filter(([name, field]) => field.access === access && !path.includes(name))
      .map(([name]) => code(name))
  const fixed = names('createOnly')
  return fixed.length === 0 ? [] : [`Fixed at creation: ${listed(fixed)}.`]
}

function goesAlongText(kind: Kind): string[] {
  const children = childrenOf(kind).map(({ plural }) => words(plural))
  const claims = kind.claims === undefined ? '' : ' What it held alone cools before others get it.'
  return [
    `Deletes ${aWord(kind.name)}${children.length === 0 ? '' : ` with its ${listed(children)}`}.${claims}`,
  ]
}

function inUseText(kind: Kind): string[] {
  const mentions = mentionsOf(kind).map(({ from, member }) => code(`${from.name}.${member}`))
  if (mentions.length === 0) return []
  return [
    `Refused with \`in_use\` while others refer to it, by ${listed([...new Set(mentions)], 'or')}; \`blocking\` names them.`,
  ]
}
