import { expect, test } from 'vitest'
import { parseVni } from '../../src/net/vni.ts'

test.each([
  [4095, false],
  [4096, true],
  [16_777_215, true],
  [16_777_216, false],
  [-1, false],
  [5000.5, false],
  [Number.NaN, false],
])('%d is a VNI that is handed out: %s', (input, isVni) => {
  expect(parseVni(input)).toEqual(
    isVni
      ? { ok: true, value: input }
      : { ok: false, error: { code: 'vni_out_of_range', got: input } },
  )
})
