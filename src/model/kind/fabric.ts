import { VNI_FIRST, VNI_LAST } from '../../net/vni.ts'
import { booleanField, enumField, integerField, listField, prefixField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'

const fields = {
  encapsulation: enumField('Tunnel protocol of the overlay.', ['vxlan', 'geneve', 'nvgre'], {
    default: 'vxlan',
    access: 'createOnly',
  }),
  underlayFamily: enumField('Family of the tunnel end points.', ['ipv4', 'ipv6'], {
    default: 'ipv4',
    access: 'createOnly',
  }),
  underlayMtuBytes: integerField(
    'Largest IP packet of the underlay.',
    { min: 1280, max: 65_535 },
    { default: 1600 },
  ),
  vniFirst: integerField(
    'Lowest VNI that is handed out.',
    { min: VNI_FIRST, max: VNI_LAST, code: 'vni_out_of_range' },
    { default: VNI_FIRST },
  ),
  vniLast: integerField(
    'Highest VNI that is handed out.',
    { min: VNI_FIRST, max: VNI_LAST, code: 'vni_out_of_range' },
    { default: VNI_LAST },
  ),
  floatingIpCidrs: listField(
    'Public blocks that floating IPs are chosen from.',
    prefixField('One block.'),
    {
      maxItems: 100,
      default: [],
    },
  ),
  hasCarried: booleanField('True once a VPC was made on it; such a fabric is kept for ever.', {
    optional: true,
    access: 'readOnly',
  }),
  isDefault: booleanField('The fabric of VPCs that name none.', {
    default: false,
    access: 'readOnly',
  }),
}

export type Fabric = Resource<typeof fields>

export const fabric = kind({
  name: 'fabric',
  plural: 'fabrics',
  idPrefix: 'fab',
  scope: 'platform',
  doc: 'The physical network that carries the overlay; VNIs are unique on it.',
  remarks: {
    delete: 'The default fabric is kept, and so is one that has carried a VPC.',
  },
  fields,
  example: { encapsulation: 'geneve', underlayMtuBytes: 9000 },
  limit: 64,

  problems: { write: ['vni_range_reversed'], delete: ['fabric_kept'] },

  check(_snapshot, _before, { vniFirst, vniLast }) {
    if (vniFirst <= vniLast) return undefined
    const detail = `The first VNI, ${vniFirst}, is above the last, ${vniLast}.`
    const errors = [{ pointer: '/vniFirst', code: 'vni_range_reversed', detail, value: vniFirst }]
    return { code: 'vni_range_reversed', detail, errors }
  },
})

/** There before anybody made one; its public addresses are those of RFC 2544, which nobody routes. */
export const DEFAULT_FABRIC: Fabric = {
  id: 'fab_default',
  name: 'default',
  encapsulation: 'vxlan',
  underlayFamily: 'ipv4',
  underlayMtuBytes: 1600,
  vniFirst: VNI_FIRST,
  vniLast: VNI_LAST,
  floatingIpCidrs: ['198.18.0.0/15'],
  isDefault: true,
}
