import { ok, type Result } from '../../base/result.ts'
import { kindNamed } from '../../model/kind-named.ts'
import type { Usage } from '../../sdk/index.ts'
import { asked } from '../api-refusal.ts'
import { command } from '../command.ts'
import { connect } from '../connection.ts'
import { CONNECTION_FLAGS } from '../connection-flags.ts'
import { EXIT } from '../exit-code.ts'
import { placeFlags } from '../kind/field-flag.ts'
import { Names } from '../kind/names.ts'
import { tableText } from '../kind/text-table.ts'
import { JSON_FLAG } from '../kind/verb-context.ts'
import { type Refusal, wrongUsage } from '../refusal.ts'

export const usage = command({
  name: 'usage',
  usage: ['usage [--vpc VPC]'],
  doc: [
    'Says how much of each limit is used: of the tenant, or of one VPC and what is in it. Limits of',
    'which nothing is used are left out, unless --all or --json is given.',
  ],
  flags: {
    ...placeFlags(['vpc']),
    all: { type: 'switch', doc: 'Those of which nothing is used, too.' },
    ...JSON_FLAG,
    ...CONNECTION_FLAGS,
  },
  examples: ['weft usage', 'weft usage --vpc prod --all'],
  async run({ flags, words }, { io }) {
    if (words[0] !== undefined) return wrongUsage(`${JSON.stringify(words[0])} belongs to no flag`)
    const api = connect(flags, io)
    if (!api.ok) return api
    const where = await whereOf(flags, new Names(api.value))
    if (!where.ok) return where
    const found = await asked(api.value.getUsage(where.value))
    if (!found.ok) return found
    const { items } = found.value
    if (flags['json']) io.out(`${JSON.stringify(items, null, 2)}\n`)
    else io.out(usageText(flags['all'] ? items : items.filter(({ used }) => used > 0), io.width))
    return ok(EXIT.done)
  },
})

async function whereOf(
  flags: Readonly<Record<string, unknown>>,
  names: Names,
): Promise<Result<{ readonly vpcId?: string }, Refusal>> {
  const { vpc } = flags
  if (typeof vpc !== 'string') return ok({})
  const id = await names.idOf(kindNamed('vpc'), vpc, {})
  return id.ok ? ok({ vpcId: id.value }) : id
}

const usageText = (items: Usage['items'], width: number | undefined): string =>
  tableText(
    [
      { heading: 'LIMIT', cells: items.map(({ name }) => name) },
      { heading: 'USED', cells: items.map(({ used }) => String(used)) },
      { heading: 'OF', cells: items.map(({ limit }) => String(limit)) },
      { heading: 'WHERE', cells: items.map(({ scope, id }) => [scope, id].join(' ').trim()) },
    ],
    width,
  )
