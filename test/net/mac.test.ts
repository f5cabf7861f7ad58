import { expect, test } from 'vitest'
import { localMac, parseMac } from '../../src/net/mac.ts'

test('six octets in hexadecimal, written small', () => {
  expect(parseMac('02:AB:cd:00:ff:09')).toEqual({ ok: true, value: '02:ab:cd:00:ff:09' })
})

test.each([
  '',
  '02:ab:cd:00:ff',
  '02:ab:cd:00:ff:09:01',
  '02-ab-cd-00-ff-09',
  '2:ab:cd:0:ff:9',
  '0g:ab:cd:00:ff:09',
])('%o is no MAC address', (got) => {
  expect(parseMac(got)).toEqual({ ok: false, error: { code: 'mac_malformed', got } })
})

test.each(['01:00:5e:00:00:01', 'ff:ff:ff:ff:ff:ff', '03:00:00:00:00:00'])(
  'a group address owns no vNIC: %s',
  (got) => {
    expect(parseMac(got)).toEqual({ ok: false, error: { code: 'mac_not_unicast', got } })
  },
)

test.each([
  [0, '02:00:00:00:00:00'],
  [0.999_999, 'fe:ff:ff:ff:ff:ff'],
])(
  'a chosen address is unicast and locally administered, whatever the dice say: %f',
  (die, mac) => {
    expect(localMac(() => die)).toBe(mac)
    expect(parseMac(mac).ok).toBe(true)
  },
)
