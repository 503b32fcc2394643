// Generated from openapi/ by `npm run generate`. Do not edit: the next run overwrites this file.

import type { Operation } from '../model.ts';

/** POST /api/v2/sdk/sms/send */
export const sendSms: Pick<Operation, 'personalData'> & { readonly method: "POST"; readonly path: "/api/v2/sdk/sms/send"; readonly errorCodes: readonly ["IDAAS.SDK.PARAM.0001","IDAAS.SDK.PARAM.0002","IDAAS.SDK.PARAM.0003","IDAAS.SDK.USER.0004","IDAAS.SDK.PARAM.0007","IDAAS.SDK.PARAM.0008","IDAAS.SDK.CAPTCHA.0005","IDAAS.SDK.CAPTCHA.0003","IDAAS.SDK.CAPTCHA.0004","IDAAS.SDK.CAPTCHA.0006"]; readonly success: readonly [200] } = {
  "method": "POST",
  "path": "/api/v2/sdk/sms/send",
  "errorCodes": [
    "IDAAS.SDK.PARAM.0001",
    "IDAAS.SDK.PARAM.0002",
    "IDAAS.SDK.PARAM.0003",
    "IDAAS.SDK.USER.0004",
    "IDAAS.SDK.PARAM.0007",
    "IDAAS.SDK.PARAM.0008",
    "IDAAS.SDK.CAPTCHA.0005",
    "IDAAS.SDK.CAPTCHA.0003",
    "IDAAS.SDK.CAPTCHA.0004",
    "IDAAS.SDK.CAPTCHA.0006"
  ],
  "success": [
    200
  ],
  "personalData": {
    "parameters": [
      "X-device-fingerprint",
      "X-device-ip",
      "X-client-id"
    ],
    "fields": [
      "mobile",
      "captcha_token"
    ]
  }
};

/** GET /api/v2/sdk/captcha */
export const getCaptcha: Pick<Operation, 'personalData'> & { readonly method: "GET"; readonly path: "/api/v2/sdk/captcha"; readonly errorCodes: readonly ["IDAAS.SDK.PARAM.0001","IDAAS.SDK.PARAM.0002","IDAAS.SDK.PARAM.0003"]; readonly success: readonly [200] } = {
  "method": "GET",
  "path": "/api/v2/sdk/captcha",
  "errorCodes": [
    "IDAAS.SDK.PARAM.0001",
    "IDAAS.SDK.PARAM.0002",
    "IDAAS.SDK.PARAM.0003"
  ],
  "success": [
    200
  ],
  "personalData": {
    "parameters": [
      "X-device-fingerprint",
      "X-device-ip",
      "X-client-id"
    ],
    "fields": []
  }
};

/** POST /api/v2/sdk/captcha/verify */
export const verifyCaptcha: Pick<Operation, 'personalData'> & { readonly method: "POST"; readonly path: "/api/v2/sdk/captcha/verify"; readonly errorCodes: readonly ["IDAAS.SDK.PARAM.0001","IDAAS.SDK.PARAM.0002","IDAAS.SDK.PARAM.0003","IDAAS.SDK.CAPTCHA.0002"]; readonly success: readonly [200] } = {
  "method": "POST",
  "path": "/api/v2/sdk/captcha/verify",
  "errorCodes": [
    "IDAAS.SDK.PARAM.0001",
    "IDAAS.SDK.PARAM.0002",
    "IDAAS.SDK.PARAM.0003",
    "IDAAS.SDK.CAPTCHA.0002"
  ],
  "success": [
    200
  ],
  "personalData": {
    "parameters": [
      "X-device-fingerprint",
      "X-device-ip",
      "X-client-id"
    ],
    "fields": [
      "point_json",
      "token",
      "sender"
    ]
  }
};
