import { expect, test } from 'vitest'
import { ask, endWords, verdictOf } from '../../support/ask.ts'
import { network, subnet, vnic, vpc } from '../../support/network.ts'

const to = (adminState: 'up' | 'down') =>
  network(
    vpc('vpc_a', '10.0.0.0/16'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    vnic('web', 'sub_a', '10.0.1.10'),
    vnic('db', 'sub_a', '10.0.1.20', { adminState }),
  )

test('a delivered request says who takes it, and so does its reply', () => {
  const answer = ask(to('up'), 'web -> db', 'tcp 443')
  expect(endWords(answer)).toBe('delivery pass [db] the guest takes packets to 10.0.1.20')
  expect(endWords(answer, 'reply')).toBe('delivery pass [web] the guest takes packets to 10.0.1.10')
  expect(answer.shown.forward.disposition).toBe('delivered')
})

test('a vNIC that is down takes nothing', () => {
  const answer = ask(to('down'), 'web -> db', 'tcp 443')
  expect(verdictOf(answer)).toBe('dropped VNIC_ADMIN_DOWN')
  expect(endWords(answer)).toBe('delivery drop [db] db is down')
  expect(answer.shown.reply).toBeUndefined()
})
