/**
 * The reference page as HTTP: nothing but its own style and script may run, and nothing is fetched.
 *
 * @module
 */
import { loadExamples } from '../openapi/examples.ts'
import type { PublicPage } from '../public-pages.ts'
import { docsPage } from './page.ts'
import { SCRIPT } from './script.ts'
import { STYLE } from './style.ts'

/** Rendered once per isolate, when it is first asked for. */
let page: string | undefined

async function rendered(pages: readonly PublicPage[]): Promise<string> {
  page ??= docsPage(await loadExamples(), pages)
  return page
}

export async function answerDocs(pages: readonly PublicPage[]): Promise<Response> {
  return new Response(await rendered(pages), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': await policy(),
      'referrer-policy': 'no-referrer',
    },
  })
}

async function policy(): Promise<string> {
  const [style, script] = [await hash(STYLE), await hash(SCRIPT)]
  return [
    "default-src 'none'",
    `style-src '${style}'`,
    `script-src '${script}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`
}
