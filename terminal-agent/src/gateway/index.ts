export { openGateway, type Gateway, type GatewayOptions } from './gateway.ts';
export { openGatewayKeys, type GatewayKeys } from './keys.ts';
