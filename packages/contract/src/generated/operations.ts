// Generated from openapi/ by `npm run generate`. Do not edit: the next run overwrites this file.

import type { Operation } from '../model.ts';

/** POST /api/v2/sdk/sms/send */
export const sendSms = {
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
} as const satisfies Operation;

/** GET /api/v2/sdk/captcha */
export const getCaptcha = {
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
} as const satisfies Operation;

/** POST /api/v2/sdk/captcha/verify */
export const verifyCaptcha = {
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
} as const satisfies Operation;
