import { ok } from '../../base/result.ts'
import { asked } from '../api-refusal.ts'
import { command } from '../command.ts'
import { clientOf, connectionOf, NO_API } from '../connection.ts'
import { CONNECTION_FLAGS } from '../connection-flags.ts'
import { EXIT } from '../exit-code.ts'
import { wrongUsage } from '../refusal.ts'
import { minuteOf, tokenClaims } from '../token-claims.ts'

export const whoami = command({
  name: 'whoami',
  usage: ['whoami [--profile NAME]'],
  doc: [
    'Says which API is asked and as whom, and whether the API lets that in. What the token says of',
    'itself is shown, and the token is not.',
  ],
  flags: CONNECTION_FLAGS,
  examples: ['weft whoami', 'weft whoami --profile prod'],
  async run({ flags, words }, { io }) {
    if (words[0] !== undefined) return wrongUsage(`${JSON.stringify(words[0])} belongs to no flag`)
    const connection = connectionOf(flags, io)
    if (!connection.ok) return connection
    if (connection.value === undefined) return wrongUsage(...NO_API)
    const { url, token, profile } = connection.value
    const { subject, tenant, scopes = [], expiresAt } = tokenClaims(token) ?? {}
    const rows = [
      ['profile', profile ?? '-'],
      ['url', url],
      ['tenant', tenant ?? '-'],
      ['subject', subject ?? '-'],
      ['until', expiresAt === undefined ? '-' : minuteOf(expiresAt)],
      ['scopes', scopesText(scopes)],
    ]
    io.out(rows.map(([name = '', value]) => `${name.padEnd(7)}  ${value}\n`).join(''))
    const page = await asked(clientOf(connection.value, io).listVpcs({ pageSize: 1 }))
    return page.ok ? ok(EXIT.done) : page
  },
})

/** `vpcs:read vpcs:write` is said as `vpcs:read+write`. */
function scopesText(scopes: readonly string[]): string {
  const verbs = new Map<string, string[]>()
  for (const scope of scopes) {
    const [resource = '', verb = ''] = scope.split(':')
    verbs.set(resource, [...(verbs.get(resource) ?? []), verb])
  }
  return [...verbs].map(([resource, all]) => `${resource}:${all.join('+')}`).join(' ') || '-'
}
