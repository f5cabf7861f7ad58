import type { FieldRow, KindRow } from '../../model/field-row.ts'
import type { QueryParameter } from '../endpoint.ts'
import { type Html, html, inline } from './html.ts'

const json = (value: unknown): Html => html`<code>${JSON.stringify(value)}</code>`

const head = (columns: readonly string[]): Html =>
  html`<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>`

/** A wide table scrolls by itself, also by keyboard. */
const table = (label: string, columns: readonly string[], rows: readonly Html[]): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table>${head(columns)}<tbody>${rows}</tbody></table></div>`

const ON_CREATION = { required: 'required', optional: 'optional', path: 'in the path' } as const

const notes = ({ default: fallback, example }: FieldRow): Html =>
  html`${fallback !== undefined && html` Default: ${json(fallback)}.`}${
    example !== undefined && fallback === undefined && html` Example: ${json(example)}.`
  }`

const kindRow = (row: KindRow): Html =>
  html`<tr><td><code>${row.name}</code></td><td>${inline(row.type)}</td><td>${
    row.onCreation === undefined ? 'no' : ON_CREATION[row.onCreation]
  }</td><td>${row.mayChange ? 'yes' : 'no'}</td><td>${inline(row.doc)}${notes(row)}</td></tr>`

/** Members of a resource: what is answered, what may be sent, what may be changed. */
export const kindTable = (label: string, rows: readonly KindRow[]): Html =>
  table(label, ['Member', 'Holds', 'On creation', 'May change', 'What it is'], rows.map(kindRow))

const bodyRow = (row: FieldRow): Html =>
  html`<tr><td><code>${row.name}</code></td><td>${inline(row.type)}</td><td>${
    row.isRequired ? 'required' : 'optional'
  }</td><td>${inline(row.doc)}${notes(row)}</td></tr>`

export const bodyTable = (label: string, rows: readonly FieldRow[]): Html =>
  table(label, ['Member', 'Holds', 'Needed', 'What it is'], rows.map(bodyRow))

export interface ParameterRow {
  readonly name: string
  readonly where: 'path' | 'query' | 'header'
  readonly type: string
  readonly doc: string
  readonly default?: QueryParameter['default']
}

const parameterRow = ({ name, where, type, doc, default: fallback }: ParameterRow): Html =>
  html`<tr><td><code>${name}</code></td><td>${where}</td><td>${inline(type)}</td><td>${inline(doc)}${
    fallback !== undefined && html` Default: ${json(fallback)}.`
  }</td></tr>`

export const parameterTable = (label: string, rows: readonly ParameterRow[]): Html =>
  table(label, ['Parameter', 'In', 'Holds', 'What it is'], rows.map(parameterRow))
