"""The labels of notices in German, French, Spanish, Italian, Portuguese and Japanese, and what each announces."""

from __future__ import annotations

from rejoinder.reading.concept import Concept, Labels, any_of

ABROAD_LABELS: Labels = (
    (Concept.SUBJECT, any_of("betreff", "objet", "asunto", "oggetto", "assunto", "件名")),
    (
        Concept.REFERENCE,
        any_of(
            r"(?:fall|vorgangs|beschwerde|melde|ticket|referenz|bearbeitungs)-?(?:nummer|nr\.?|id)|aktenzeichen",
            r"(?:num[ée]ro|n[°º]|r[ée]f[ée]rence|id) (?:de |du |d['’])?(?:la |votre )?(?:dossier|plainte|signalement|"
            r"r[ée]clamation|cas|ticket|notification|demande)",
            r"(?:n[úu]mero|n[°º]\.?|id|c[óo]digo|folio) (?:de |do |da |del )?(?:la )?(?:denuncia|den[úu]ncia|caso|"
            r"reclamo|"
            r"reclama[çc][ãa]o|reclamaci[óo]n|ticket|expediente|processo|protocolo|notifica[çc][ãa]o|reporte)",
            r"(?:numero|n\.|n[°º]|codice|id) (?:di |del |della )?(?:pratica|segnalazione|caso|reclamo|ticket|"
            r"notifica|riferimento)",
            "(?:申立|申告|通報|受付|受理|管理|案件|ケース|整理|お?問い?合わ?せ|照会)(?:番号|no\\.?|id)",
        ),
    ),
    (
        Concept.RIGHT,
        any_of(
            r"art (?:des rechts|der verletzung|der rechtsverletzung)|(?:schutz)?rechtsart|verletztes recht",
            r"type (?:de|d['’]) ?(?:droit|infraction|atteinte|violation)",
            r"tipo (?:de |di )?(?:derecho|infracci[óo]n|infra[çc][ãa]o|direito|viola[çc][ãa]o|diritto|violazione)",
            "(?:権利|侵害|申立て?)の?(?:種類|種別|区分|内容)|侵害された権利|知的財産権の種類",
        ),
    ),
    (
        Concept.REASON,
        any_of(
            r"grund(?: der (?:beschwerde|meldung|entfernung))?|begr[üu]ndung",
            r"motif(?: (?:de la |du )?(?:plainte|signalement|retrait))?",
            r"motivo(?: (?:de |da |do |del |della )?(?:la )?(?:denuncia|den[úu]ncia|retirada|rimozione|segnalazione|"
            r"reclamo))?",
            "(?:申立て?|削除|出品停止|違反)の?理由|侵害の(?:理由|内容|詳細)",
        ),
    ),
    (
        Concept.OWNER,
        any_of(
            r"(?:(?:schutz|marken|urheber)?rechts?|marken|patent)inhaber(?:in)?|rechteinhaber(?:in)?|"
            r"auftraggeber(?:in)?|"
            r"(?:unsere )?mandant(?:in)?",
            r"(?:titulaire|d[ée]tenteur|propri[ée]taire)(?: (?:des? droits?|de la marque|du droit))?|ayant droit",
            r"titular(?: (?:de (?:los |la )?|del |do |da |dos )?(?:derechos?|marca|direitos?|patente))?|detentor(?: "
            r"dos? direitos?)?",
            r"titolare(?: (?:dei diritti|del (?:diritto|marchio)|del brevetto))?|avente diritto",
            "(?:知的財産|商標|著作|特許|意匠)?権(?:利)?者(?:名|氏名|の?名称)?|権利保有者|依頼者",
        ),
    ),
    (
        Concept.AGENT,
        any_of(
            r"(?:bevollm[äa]chtigte[r]?|vertreter(?:in)?|rechtsanw[äa]lt(?:e|in)?|vertreten durch)",
            r"(?:mandataire|repr[ée]sentant(?:e)?|repr[ée]sent[ée]e? par|conseil)",
            r"(?:representante(?: legal)?|apoderad[oa]|representad[oa] por|procurador[a]?)",
            r"(?:rappresentante(?: legale)?|mandatari[oa]|rappresentat[oa] da|procuratore)",
            "代理人(?:弁護士|弁理士)?(?:名|氏名|の?名称)?|担当(?:弁護士|弁理士)",
        ),
    ),
    (
        Concept.COMPLAINANT,
        any_of(
            r"beschwerdef[üu]hrer(?:in)?|anzeigende[r]?|meldende[r]?(?: partei)?|gemeldet (?:von|durch)|"
            r"einsender(?:in)?",
            r"plaignant(?:e)?|auteur (?:de la plainte|du signalement)|signal[ée] par|r[ée]clamant(?:e)?|notifiant",
            r"denunciante|reclamante|denunciado por|reportado por|notificante",
            r"segnalante|denunciante|reclamante|segnalato da",
            "(?:申立|申告|通報|申請)(?:人|者)(?:名|氏名|の?名称)?",
        ),
    ),
    (
        Concept.EMAIL,
        any_of(
            r"e-?mail-?adresse|kontakt(?:daten)?|adresse (?:e-?mail|[ée]lectronique)|courriel|coordonn[ée]es",
            r"correo(?: electr[óo]nico)?|contacto|e-?mail de cont[ac]+to|indirizzo e-?mail|contatt[oi]|contato|posta "
            r"elettronica",
            "連絡先|(?:電子)?メール(?:アドレス)?|ご?連絡先(?:メール)?",
        ),
    ),
    (
        Concept.LISTING,
        any_of(
            r"(?:beanstandete[sr]? |gemeldete[sr]? |betroffene[sr]? )?(?:artikel|angebot|produkt|anzeige)(?:e|s)"
            r"?(?:nummer|-?nr\.?|-?id)?",
            r"(?:annonce|article|produit|offre)s?(?: (?:signal[ée]e?|concern[ée]e?|retir[ée]e?|litigieu(?:x|se))s?)?",
            r"(?:publicaci[óo]n|anuncio|art[íi]culo|producto|an[úu]ncio|produto|item)(?:e?s)?(?: (?:denunciad|"
            r"reportad|afectad|afetad)[oa]s?)?",
            r"(?:inserzion[ei]|annunci[oi]?|articol[oi]|prodott[oi])(?: (?:segnalat|interessat|contestat)[oai])?",
            "(?:対象|該当|侵害|申立)(?:の)?(?:商品|出品|ページ|url|リンク)(?:ページ|番号|の?url)?|商品(?:ページ|url|番号|id)",
        ),
    ),
    (
        Concept.DEADLINE,
        any_of(
            r"(?:antwort)?frist(?:ende| bis)?|antwort bis|stichtag",
            r"(?:d[ée]lai|date limite|[ée]ch[ée]ance)(?: de r[ée]ponse| pour r[ée]pondre)?",
            r"(?:plazo|fecha l[íi]mite|prazo|data limite)(?: (?:de|para) (?:respuesta|resposta|responder))?|"
            r"vencimiento",
            r"(?:scadenza|termine|data limite)(?: (?:di|per la) risposta)?",
            "(?:ご?回答|ご?返答|対応|提出|異議申立て?)(?:の)?(?:期限|締切|期日)|期限",
        ),
    ),
    (
        Concept.MARK,
        any_of(
            r"(?:verletzte )?marken?(?:name)?|marque(?: concern[ée]e| d[ée]pos[ée]e)?",
            r"marca(?: registrada| afectada)?|marchio",
            "(?:登録|対象)商標|商標(?:名|の名称)?",
        ),
    ),
    (
        Concept.REGISTRATION,
        any_of(
            r"(?:register|registrierungs|eintragungs|marken|patent)-?(?:nummer|nr\.?)",
            r"num[ée]ro (?:d['’]enregistrement|de (?:la )?marque|de d[ée]p[ôo]t)",
            r"(?:n[úu]mero|numero|n[°º]\.?|n\.) (?:de |di )?(?:registro|registrazione|patente|brevetto|marca|marchio)",
            "(?:商標|意匠|特許|実用新案|著作権)?(?:登録|権利)番号|(?:特許|商標登録|意匠登録|登録)(?:第|番号)?",
        ),
    ),
)
