/**
 * What can go wrong, on the reference page: how a request is refused, and how a packet is.
 *
 * @module
 */
import { PROBLEMS, type ProblemCode } from '../../model/problem.ts'
import { REASONS } from '../../model/reason.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { problemCodes } from '../openapi/problem-codes.ts'
import { type Html, html, inline } from './html.ts'
import { operationAnchor, problemAnchor } from './operation-article.ts'

/** What nearly every operation can answer is not worth a list. */
const OPERATIONS_MAX = 12

function operationsByCode(): ReadonlyMap<string, readonly string[]> {
  const byCode = new Map<string, string[]>()
  for (const endpoint of ENDPOINTS) {
    for (const code of problemCodes(endpoint)) {
      byCode.set(code, [...(byCode.get(code) ?? []), endpoint.id])
    }
  }
  return byCode
}

export function problemsSection(): Html {
  const byCode = operationsByCode()
  const codes = Object.keys(PROBLEMS) as ProblemCode[]
  return html`<section id="problems"><h2>Problems</h2>
<p>Every way in which a request is refused: <code>application/problem+json</code> (RFC 9457) with a stable <code>code</code>. <code>errors</code> names every wrong member; several mistakes of one kind have its code, others are <code>invalid_fields</code>.</p>
${codes.map((code) => problemArticle(code, byCode.get(code) ?? []))}</section>
`
}

function problemArticle(code: ProblemCode, operations: readonly string[]): Html {
  const { status, title, fix } = PROBLEMS[code]
  const isRetryable = 'retryable' in PROBLEMS[code]
  const who =
    operations.length > OPERATIONS_MAX
      ? html`${operations.length} operations`
      : operations.map((id) => html`<a href="#${operationAnchor(id)}">${id}</a> `)
  return html`<article id="${problemAnchor(code)}" class="entry"><h3><a href="#${problemAnchor(code)}"><code>${code}</code></a></h3>
<p>${status}. ${inline(title)}.${isRetryable && ' The same request may succeed later.'}</p>
<p>Fix: ${inline(fix)}</p>${
    operations.length > 0 &&
    html`
<p class="who">Given by ${who}</p>`
  }</article>
`
}

export const reasonsSection = (): Html =>
  html`<section id="reasons"><h2>Reasons</h2>
<p>Why a packet went no further, in the answer of a trace. A refused packet is an answer and no problem.</p>
${Object.entries(REASONS).map(
  ([code, { cause, check, fix }]) =>
    html`<article id="reason-${code}" class="entry"><h3><a href="#reason-${code}"><code>${code}</code></a></h3>
<p>${inline(cause)}</p>
<p>Check: ${inline(check)}</p>
<p>Fix: ${inline(fix)}</p></article>
`,
)}</section>
`
