"""The motoneuron's published parameter set, for the peers that build the cell themselves."""

# Parameter set of the motoneuron; densities S/cm2, lengths um, cm uF/cm2, gc mS/cm2.
P = dict(
    length=120.0, pp=0.1, diam=8.13117790222168, cm=1.2959372997283936, cm_ratio=8.192411084109766,
    gc=8.255338188577891, e_pas=-62.0,
    soma=dict(pas=0.00014519958335660783, nas=0.10499561578035355, kdr=0.04515171924361102,
              kca=0.00029591686011223015, can=0.001067815023922727,
              f=0.0010052554136157328, alpha=0.21016412395712364, rate=1.5283260741327587),
    dend=dict(pas=1.39040483614949e-05, cal=1e-05, can=0.00028807198690005147, kca=0.00023696468003479583,
              f=0.0011954806290105971, alpha=0.6776084695609715, rate=3.3313010601193564),
    axon=dict(links=5, length=30.0, diam=2.5669692667650583, ra=70.0, cm=0.07990137878575652,
              nas=0.10499561578035355, kdr=0.3, pas=5.1745027014177245e-05, e_pas=-54.61624758336613),
)  # fmt: skip
