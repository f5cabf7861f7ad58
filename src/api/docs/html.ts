/**
 * HTML as a value: whatever is put into a template is escaped, unless it is HTML itself.
 *
 * @module
 */
export interface Html {
  readonly html: string
}

type Part = Html | string | number | false | undefined | readonly Part[]

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPED[character] ?? '')

function written(part: Part): string {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return 'html' in part ? part.html : part.map(written).join('')
}

export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: texts.map((text, i) => text + written(parts[i])).join(''),
})

/** Text of our own that is HTML already, such as a style sheet. */
export const raw = (text: string): Html => ({ html: text })

/** A line of our Markdown: text with `code` in it. */
export const inline = (text: string): Html =>
  raw(
    text
      .split(/(`[^`]+`)/)
      .map((part) =>
        part.startsWith('`') && part.endsWith('`') && part.length > 2
          ? `<code>${escaped(part.slice(1, -1))}</code>`
          : escaped(part),
      )
      .join(''),
  )
