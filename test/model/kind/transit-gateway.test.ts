import { expect, test } from 'vitest'
import { transitGateway } from '../../../src/model/kind/transit-gateway.ts'
import { read } from '../../support/read.ts'

test('a whole one is read as it is', () => {
  const whole = { region: 'north', groupReferences: true }
  expect(read(transitGateway, whole)).toEqual({ ok: true, value: whole })
})

test('every wrong member is named', () => {
  expect(read(transitGateway, { region: 1 })).toEqual({ ok: false, error: ['/region wrong_type'] })
})
