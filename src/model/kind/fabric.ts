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
    { min: VNI_FIRST, max: VNI_LAST },
    { default: VNI_FIRST },
  ),
  vniLast: integerField(
    'Highest VNI that is handed out.',
    { min: VNI_FIRST, max: VNI_LAST },
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
  fields,
  limit: 64,
})
