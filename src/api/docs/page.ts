/**
 * The reference page: every operation, every member, every way to be refused, in one document that
 * needs nothing from anywhere and is whole without its script.
 *
 * @module
 */
import { kindRows } from '../../model/field-row.ts'
import type { Kind } from '../../model/kind.ts'
import { API_KINDS } from '../../model/kinds.ts'
import { GENERIC_OPERATIONS } from '../../model/operations.ts'
import { upperFirst, words } from '../../model/words.ts'
import type { Endpoint } from '../endpoint.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { VERSION } from '../openapi/about.ts'
import type { Examples } from '../openapi/examples.ts'
import type { PublicPage } from '../public-pages.ts'
import { problemsSection, reasonsSection } from './catalogue.ts'
import { kindTable } from './field-table.ts'
import { type Html, html, inline, raw } from './html.ts'
import { introduction } from './introduction.ts'
import { kindAnchor, operationAnchor, operationArticle } from './operation-article.ts'
import { SCRIPT } from './script.ts'
import { STYLE } from './style.ts'

/** Operations of a kind, or of no kind. */
interface Group {
  readonly title: string
  readonly anchor: string
  readonly kind?: Kind
  readonly endpoints: readonly Endpoint[]
}

/** `Subnets`, and `vNICs` as it is. */
const titleOf = (name: string): string =>
  /^[a-z][A-Z]/.test(words(name)) ? words(name) : upperFirst(words(name))

function groupsOf(): Group[] {
  const kinds = API_KINDS.map(
    (kind): Group => ({
      title: titleOf(kind.plural),
      anchor: kindAnchor(kind.name),
      kind,
      endpoints: ENDPOINTS.filter(({ tag }) => tag === kind.plural),
    }),
  )
  const plurals = new Set(API_KINDS.map(({ plural }) => plural))
  const others = [...new Set(ENDPOINTS.map(({ tag }) => tag))].filter((tag) => !plurals.has(tag))
  return [
    ...kinds,
    ...others.map(
      (tag): Group => ({
        title: titleOf(tag),
        anchor: `group-${tag}`,
        endpoints: ENDPOINTS.filter((one) => one.tag === tag),
      }),
    ),
  ]
}

export function docsPage(examples: Examples, pages: readonly PublicPage[]): string {
  const groups = groupsOf()
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Weft API ${VERSION}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header><strong>Weft API</strong><span class="version">${VERSION}</span><a href="/v1/openapi.json">OpenAPI</a><label hidden>Filter <input id="filter" type="search" placeholder="subnet, POST, in_use …" aria-describedby="found"> <span id="found" role="status"></span></label></header>
<div class="columns">
<nav aria-label="Operations">${navigation(groups)}</nav>
<main id="main">
${introduction()}
${groups.map((group) => groupSection(group, examples))}
${serviceSection(pages)}
${problemsSection()}
${reasonsSection()}
</main>
</div>
<script>${raw(SCRIPT)}</script>
</body>
</html>
`.html
}

const navigation = (groups: readonly Group[]): Html =>
  html`<a href="#start">What holds for all</a>${groups.map(
    ({ title, anchor, endpoints }) =>
      html`<details><summary>${title}</summary><ul><li><a href="#${anchor}">Overview</a></li>${endpoints.map(
        ({ id, summary }) => html`<li><a href="#${operationAnchor(id)}">${summary}</a></li>`,
      )}</ul></details>
`,
  )}<a href="#service">The service itself</a><a href="#problems">Problems</a><a href="#reasons">Reasons</a>`

/** What anybody may ask, without a token. */
const serviceSection = (pages: readonly PublicPage[]): Html =>
  html`<section id="service"><h2><a href="#service">The service itself</a></h2>
<p>Without a token.</p>
${pages.map(
  ({ operationId, path, summary, doc, answers }) =>
    html`<article id="${operationAnchor(operationId)}" class="operation">
<h3><a href="#${operationAnchor(operationId)}">${summary}</a></h3>
<p class="line"><span class="method get">GET</span> <code>${path}</code></p>
<p>${inline(doc)}</p>
<dl class="answers">${Object.entries(answers).map(
      ([status, answer]) => html`<dt>${status}</dt><dd>${answer.doc}</dd>`,
    )}</dl>
</article>
`,
)}</section>
`

const LIMITED: Readonly<Record<Kind['scope'], string>> = {
  vpc: 'per VPC',
  tenant: 'per tenant',
  platform: 'in all',
}

function groupSection({ title, anchor, kind, endpoints }: Group, examples: Examples): Html {
  return html`<section id="${anchor}"><h2><a href="#${anchor}">${title}</a></h2>
${
  kind !== undefined &&
  html`<p>${inline(kind.doc)} At most ${kind.limit} ${LIMITED[kind.scope]}. Its ids begin with <code>${kind.idPrefix}_</code>.</p>
<p>Besides <a href="#members">what every resource has</a>:</p>
${kindTable(`Members of ${words(kind.plural)}`, kindRows(kind))}`
}
${endpoints.map((endpoint) =>
  operationArticle(
    endpoint,
    GENERIC_OPERATIONS.find(({ id }) => id === endpoint.id),
    examples[endpoint.id],
  ),
)}</section>
`
}
