/**
 * One operation on the reference page.
 *
 * @module
 */
import { fieldRows, shapeText } from '../../model/field-row.ts'
import { PROBLEMS, type ProblemCode } from '../../model/problem.ts'
import { words } from '../../model/words.ts'
import type { Endpoint } from '../endpoint.ts'
import type { Exchange, OperationExamples } from '../openapi/examples.ts'
import { headerParameters, PARAMETERS } from '../openapi/headers.ts'
import { problemCodes } from '../openapi/problem-codes.ts'
import { bodyTable, type ParameterRow, parameterTable } from './field-table.ts'
import { type Html, html, inline } from './html.ts'
import { cliText, curlText, type GenericAsked, sdkText } from './request-lines.ts'

export const operationAnchor = (id: string): string => `operation-${id}`
export const kindAnchor = (name: string): string => `kind-${name}`
export const problemAnchor = (code: string): string => `problem-${code}`

export function operationArticle(
  endpoint: Endpoint,
  generic: GenericAsked | undefined,
  examples: OperationExamples | undefined,
): Html {
  const { id, method, path, summary, text, scope } = endpoint
  return html`<article id="${operationAnchor(id)}" class="operation">
<h3><a href="#${operationAnchor(id)}">${summary}</a></h3>
<p class="line"><span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code></p>
${text.map((paragraph) => html`<p>${inline(paragraph)}</p>`)}
<p>Scope: <code>${scope}</code>. Operation and SDK method: <code>${id}</code>.</p>
${parametersPart(endpoint)}${bodyPart(endpoint, generic)}${answersPart(endpoint)}${
  examples !== undefined && examplesPart(endpoint, generic, examples)
}</article>
`
}

function parametersPart(endpoint: Endpoint): Html | false {
  const { id, path, query = [] } = endpoint
  const rows: ParameterRow[] = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']): ParameterRow => {
      const kind = words(name.replace(/Id$/, ''))
      return { name, where: 'path', type: 'id', doc: `Id of the ${kind}.` }
    }),
    ...query.map(
      ({ shape, ...one }): ParameterRow => ({
        ...one,
        where: 'query',
        type: shapeText(shape),
      }),
    ),
    ...headerParameters(endpoint).map((component): ParameterRow => {
      const { name, description } = PARAMETERS[component]
      return { name, where: 'header', type: 'text', doc: description }
    }),
  ]
  if (rows.length === 0) return false
  return html`<details><summary>Parameters (${rows.length})</summary>${parameterTable(`Parameters of ${id}`, rows)}</details>
`
}

function bodyPart({ id, body }: Endpoint, generic: GenericAsked | undefined): Html | false {
  if (body === undefined) return false
  const types = body.mediaTypes.map((type) => html` <code>${type}</code>`)
  if (generic?.action === 'create' || generic?.action === 'update') {
    const column = generic.action === 'create' ? 'On creation' : 'May change'
    return html`<p>Body:${types}, with the members that have an entry under “${column}” in the <a href="#${kindAnchor(generic.kind.name)}">table above</a>.</p>
`
  }
  return html`<p>Body:${types}.</p><details><summary>Body</summary>${bodyTable(`Body of ${id}`, fieldRows(body.fields))}</details>
`
}

function answersPart(endpoint: Endpoint): Html {
  const { answer } = endpoint
  const codes = problemCodes(endpoint)
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code].status))].sort()
  const rows = statuses.map((status) => {
    const own = codes.filter((code) => PROBLEMS[code].status === status).sort()
    return html`<dt>${status}</dt><dd>${own.map(problemLink)}</dd>`
  })
  return html`<dl class="answers"><dt>${answer.status}</dt><dd>${answer.doc}</dd>${rows}</dl>
`
}

const problemLink = (code: ProblemCode): Html =>
  html`<a href="#${problemAnchor(code)}"><code>${code}</code></a> `

function examplesPart(
  endpoint: Endpoint,
  generic: GenericAsked | undefined,
  { success, error }: OperationExamples,
): Html {
  return html`<details class="examples"><summary>Examples</summary>
<pre>${curlText(endpoint, success)}</pre>
${
  generic !== undefined &&
  html`<pre>${cliText(generic, endpoint, success)}</pre>
`
}<pre>${sdkText(endpoint, success)}</pre>
${answerText(success)}
<p>Refused:</p>
<pre>${curlText(endpoint, error)}</pre>
${answerText(error)}</details>
`
}

function answerText({ response }: Exchange): Html {
  const { status, headers = {}, body } = response
  const lines = [
    String(status),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : ['', JSON.stringify(body, undefined, 2)]),
  ]
  return html`<pre class="answer">${lines.join('\n')}</pre>`
}
