"""The labels of notices in German, French, Spanish, Italian and Portuguese, and what each announces."""

from __future__ import annotations

from rejoinder.reading.concept import Concept, Labels, any_of

ABROAD_LABELS: Labels = (
    (Concept.SUBJECT, any_of("betreff", "objet", "asunto", "oggetto", "assunto")),
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
        ),
    ),
    (
        Concept.RIGHT,
        any_of(
            r"art (?:des rechts|der verletzung|der rechtsverletzung)|(?:schutz)?rechtsart|verletztes recht",
            r"type (?:de|d['’]) ?(?:droit|infraction|atteinte|violation)",
            r"tipo (?:de |di )?(?:derecho|infracci[óo]n|infra[çc][ãa]o|direito|viola[çc][ãa]o|diritto|violazione)",
        ),
    ),
    (
        Concept.REASON,
        any_of(
            r"grund(?: der (?:beschwerde|meldung|entfernung))?|begr[üu]ndung",
            r"motif(?: (?:de la |du )?(?:plainte|signalement|retrait))?",
            r"motivo(?: (?:de |da |do |del |della )?(?:la )?(?:denuncia|den[úu]ncia|retirada|rimozione|segnalazione|"
            r"reclamo))?",
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
        ),
    ),
    (
        Concept.AGENT,
        any_of(
            r"(?:bevollm[äa]chtigte[r]?|vertreter(?:in)?|rechtsanw[äa]lt(?:e|in)?|vertreten durch)",
            r"(?:mandataire|repr[ée]sentant(?:e)?|repr[ée]sent[ée]e? par|conseil)",
            r"(?:representante(?: legal)?|apoderad[oa]|representad[oa] por|procurador[a]?)",
            r"(?:rappresentante(?: legale)?|mandatari[oa]|rappresentat[oa] da|procuratore)",
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
        ),
    ),
    (
        Concept.EMAIL,
        any_of(
            r"e-?mail-?adresse|kontakt(?:daten)?|adresse (?:e-?mail|[ée]lectronique)|courriel|coordonn[ée]es",
            r"correo(?: electr[óo]nico)?|contacto|e-?mail de cont[ac]+to|indirizzo e-?mail|contatt[oi]|contato|posta "
            r"elettronica",
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
        ),
    ),
    (
        Concept.MARK,
        any_of(
            r"(?:verletzte )?marken?(?:name)?|marque(?: concern[ée]e| d[ée]pos[ée]e)?",
            r"marca(?: registrada| afectada)?|marchio",
        ),
    ),
    (
        Concept.REGISTRATION,
        any_of(
            r"(?:register|registrierungs|eintragungs|marken|patent)-?(?:nummer|nr\.?)",
            r"num[ée]ro (?:d['’]enregistrement|de (?:la )?marque|de d[ée]p[ôo]t)",
            r"(?:n[úu]mero|numero|n[°º]\.?|n\.) (?:de |di )?(?:registro|registrazione|patente|brevetto|marca|marchio)",
        ),
    ),
)
