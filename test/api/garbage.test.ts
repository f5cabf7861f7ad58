/** Whatever is sent, the answer is a decision and never a mistake of ours. */
import { expect, test } from 'vitest'
import { creationFields, patchFields } from '../../src/model/kind-fields.ts'
import { API_KINDS } from '../../src/model/kinds.ts'
import { testApi } from '../support/api.ts'
import { examplesIn } from '../support/examples.ts'

const GARBAGE: readonly unknown[] = [
  ...[null, true, 0, -1, 0.5, 1e300, 4096, '', ' ', 'any', 'tcp', '0', '-', '\0', '10.0.1.10'],
  ...['10.0.0.0/8', '0.0.0.0/0', '::/0', '::', '10.0.0.0/33', '256.0.0.0/8', '02:00:00:00:00:01'],
  ...[
    'vpc_1',
    'vnic_00000000000000000000000000',
    '__proto__',
    'constructor',
    '💥',
    'x'.repeat(5000),
  ],
  ...[
    [],
    [null],
    [[]],
    ['10.0.1.10'],
    ['10.0.0.0/16', '10.0.0.0/16'],
    ['::/0'],
    Array(2000).fill(1),
  ],
  ...[{}, { first: 1 }, { first: 2, last: 1 }, { kind: 'local' }, { kind: 'vnic', id: 'x' }],
  ...[{ a: 'b' }, { '': '' }, { id: null }, { toString: 'x' }, [{ protocol: 'icmp' }], [{}]],
]

const DECIDED = new Set([200, 201, 404, 409, 412, 422])

test('no patch of any member of any kind is our mistake', async () => {
  const api = testApi()
  const examples = examplesIn(api)
  const undecided: string[] = []
  for (const { name } of API_KINDS) await examples.make(name)
  for (const kind of API_KINDS) {
    const { itemPath } = await examples.make(kind.name)
    for (const member of Object.keys(patchFields(kind))) {
      for (const value of GARBAGE) {
        const { status } = await api.call(itemPath, { method: 'PATCH', body: { [member]: value } })
        if (!DECIDED.has(status)) undecided.push(`${kind.name}.${member} ${status}`)
      }
    }
  }
  expect(undecided).toEqual([])
  expect(api.mistakes).toEqual([])
}, 240_000)

test('no member of any creation is our mistake', async () => {
  const api = testApi()
  const examples = examplesIn(api)
  const undecided: string[] = []
  // What each needs is made first: garbage uses up what there is room for.
  const requests = []
  for (const { name } of API_KINDS) requests.push(await examples.request(name, 2))
  for (const { kind, path, body } of requests) {
    for (const member of Object.keys(creationFields(kind))) {
      for (const value of GARBAGE) {
        const { status } = await api.post(path, { ...body, [member]: value })
        if (!DECIDED.has(status)) undecided.push(`${kind.name}.${member} ${status}`)
      }
    }
  }
  expect(undecided).toEqual([])
  expect(api.mistakes).toEqual([])
}, 240_000)
