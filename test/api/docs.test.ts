/** The reference page: whole, closed, and right without a script. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { html, inline } from '../../src/api/docs/html.ts'
import { ENDPOINTS } from '../../src/api/endpoints.ts'
import { PUBLIC_PAGES } from '../../src/api/public-pages.ts'
import { API_KINDS } from '../../src/model/kinds.ts'
import { PROBLEMS } from '../../src/model/problem.ts'
import { REASONS } from '../../src/model/reason.ts'
import { testApi } from '../support/api.ts'

const reply = await testApi().call('/docs', { tenant: '' })
const page = reply.text
const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)
const between = (open: string, close: string): string =>
  page.slice(page.indexOf(open) + open.length, page.indexOf(close))

test('anybody may read it', () => {
  expect(reply.status).toBe(200)
  expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8')
})

describe('it has a place for', () => {
  const places = [
    ...ENDPOINTS.map(({ id }) => `operation-${id}`),
    ...PUBLIC_PAGES.map(({ operationId }) => `operation-${operationId}`),
    ...API_KINDS.map(({ name }) => `kind-${name}`),
    ...Object.keys(PROBLEMS).map((code) => `problem-${code}`),
    ...Object.keys(REASONS).map((code) => `reason-${code}`),
  ]

  test('every operation, kind, problem and reason, once', () => {
    expect(ids).toEqual(expect.arrayContaining(places))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('the path, the scope and the body of an operation', () => {
    const from = page.indexOf('id="operation-createTrace"')
    const article = page.slice(from, page.indexOf('</article>', from))
    expect(article).toContain('<code>/v1/traces</code>')
    expect(article).toContain('<code>traces:run</code>')
    expect(article).toContain('<code>sourceAddress</code>')
    expect(article).toContain('href="#problem-endpoint_unknown"')
    expect(article).toContain('await weft.createTrace(')
  })
})

test('every link inside leads somewhere', () => {
  const content = page.replace(/<script>[\s\S]*<\/script>/, '')
  const targets = [...content.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id)
  expect(targets.length).toBeGreaterThan(ENDPOINTS.length)
  expect(targets.filter((id) => !ids.includes(id))).toEqual([])
})

test('nothing comes from elsewhere', () => {
  const others = [...page.matchAll(/(?:href|src|srcset|action|data)="(?!#)([^"]*)"/g)]
  expect(new Set(others.map(([, address]) => address))).toEqual(new Set(['/v1/openapi.json']))
  expect(between('<style>', '</style>')).not.toMatch(/url\(|@import/)
  expect(between('<script>', '</script>')).not.toMatch(/fetch|XMLHttp|import\(|https?:/)
  expect(page).not.toMatch(/<(link|iframe|img|object|embed|base)\b/)
})

test('the policy lets this style and this script through, and nothing else', () => {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const policy = reply.headers.get('content-security-policy')?.split('; ')
  expect(policy).toEqual([
    "default-src 'none'",
    `style-src ${hash(between('<style>', '</style>'))}`,
    `script-src ${hash(between('<script>', '</script>'))}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ])
  expect(page).not.toMatch(/<[^>]+ (style|on[a-z]+)=/)
})

test('what needs the script is hidden until it runs, and is the filter alone', () => {
  expect(page.match(/<[a-z]+ [^>]*hidden/g)).toEqual(['<label hidden'])
})

test('what is shown is text, whatever it holds', () => {
  expect(
    html`<p title="${'"'}">${'<b>&</b>'}${[1, undefined, false, html`<i>x</i>`]}</p>`.html,
  ).toBe('<p title="&quot;">&lt;b&gt;&amp;&lt;/b&gt;1<i>x</i></p>')
  expect(inline('takes `<id>` & more').html).toBe('takes <code>&lt;id&gt;</code> &amp; more')
})
