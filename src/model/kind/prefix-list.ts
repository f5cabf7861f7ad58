import { refusedItem } from '../check/refused-item.ts'
import { listRoomProblem } from '../check/weight.ts'
import { integerField, listField, objectField, prefixField, stringField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'

const ENTRIES_MAX = 1000

const fields = {
  entries: listField(
    'The blocks, of both families; replaced as one.',
    objectField('One block.', {
      cidr: prefixField('The block.'),
      description: stringField('What it is.', {
        optional: true,
        maxLength: 255,
        example: 'Office',
      }),
    }),
    { maxItems: ENTRIES_MAX, default: [] },
  ),
  maxEntries: integerField(
    'Room that each rule and route which refers to the list reserves; absent: as many as there are entries.',
    { min: 1, max: ENTRIES_MAX },
    { optional: true },
  ),
}

export type PrefixList = Resource<typeof fields>

export const prefixList = kind({
  name: 'prefixList',
  plural: 'prefixLists',
  idPrefix: 'pl',
  scope: 'tenant',
  doc: 'A named set of prefixes for routes and rules; its revision is its version.',
  fields,
  example: { entries: [{ cidr: '192.0.2.0/24', description: 'Office' }] },
  limit: 100,

  problems: {
    write: ['entry_duplicate', 'max_entries_too_small'],
    update: ['quota_exceeded'],
  },

  check: (snapshot, before, after) =>
    duplicateProblem(after) ??
    roomProblem(after) ??
    (before === undefined ? undefined : listRoomProblem(snapshot, before, after)),
})

/** Blocks inside others are welcome: what covers a packet may well be said at several lengths. */
function duplicateProblem({ entries }: PrefixList): Problem | undefined {
  const firstAt = new Map<string, number>()
  for (const [index, { cidr }] of entries.entries()) {
    const first = firstAt.get(cidr)
    if (first === undefined) {
      firstAt.set(cidr, index)
      continue
    }
    const detail = `${cidr} stands in \`entries\` twice, as number ${first} and as number ${index}, counted from 0.`
    return refusedItem('entry_duplicate', { member: 'entries', index, detail })
  }
  return undefined
}

function roomProblem({ entries, maxEntries }: PrefixList): Problem | undefined {
  if (maxEntries === undefined || entries.length <= maxEntries) return undefined
  const detail = `The list has ${entries.length} entries, and \`maxEntries\` says ${maxEntries}; it is ${entries.length} or more.`
  const bounds = { first: entries.length, last: ENTRIES_MAX }
  const errors = [
    { pointer: '/maxEntries', code: 'max_entries_too_small', detail, value: maxEntries, bounds },
  ]
  return { code: 'max_entries_too_small', detail, errors, more: { bounds } }
}
